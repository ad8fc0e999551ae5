package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.media.MediaAdoption;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Schema;
import dev.creatorflow.activities.persistence.SchemaStatus;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.CaseDuplicate;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Obstacle;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes a database of the former system over. Nothing is dropped and no value is lost; each step is committed by itself, and the whole can be
 * repeated: what is done is not done again. Nobody waits for a lock longer than {@value #LOCK_WAIT}.
 */
public final class Adoption {
    private static final String LOCK_WAIT = "5s";
    /** Building an index waits for whoever is writing, and hinders nobody. */
    private static final String INDEX_WAIT = "10min";

    private static final long ONE_AT_A_TIME = 7_232_901_544_120_013L;

    private final Database database;
    private final Schema schema;
    private final TargetSchema target = TargetSchema.read();

    public Adoption(Database database) {
        this.database = database;
        this.schema = new Schema(database.dataSource());
    }

    /** What the database needs, all of it read in one transaction that cannot write. */
    public AdoptionPlan plan() {
        return connected(connection -> {
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection);
            sql.run("set transaction isolation level repeatable read, read only");
            sql.run("set local statement_timeout = 0");
            AdoptionPlan plan = new Look(sql, target).plan(schema.status());
            connection.rollback();
            return plan;
        });
    }

    /**
     * Does what {@link #plan} says.
     *
     * @param requester who asks, for the log
     * @param progress gets one line before each longer step
     * @return the plan that was carried out
     * @throws AdoptionFailure where an obstacle is in the way (nothing was changed then), or a table is in use for too long
     */
    public AdoptionPlan apply(String requester, Consumer<String> progress) {
        AdoptionPlan plan = plan();
        if (!plan.obstacles().isEmpty()) {
            throw new AdoptionFailure("Nothing was changed. " + plan.obstacles().size()
                    + " things have to be settled first: "
                    + plan.obstacles().stream().map(Obstacle::where).collect(Collectors.joining(", "))
                    + ". './creatorflow db adopt --plan' tells them with their remedies.");
        }
        if (plan.nothingToDo()) {
            return plan;
        }
        connected(connection -> {
            Sql sql = new Sql(connection);
            if (!sql.holds("select pg_try_advisory_lock(?)", ONE_AT_A_TIME)) {
                throw new AdoptionFailure("Another adoption of this database is under way. Wait until it is done.");
            }
            try {
                adopt(sql, new AdoptionLog(sql, requester), progress);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                sql.run("reset lock_timeout; reset statement_timeout");
                sql.holds("select pg_advisory_unlock(?)", ONE_AT_A_TIME);
            }
            return plan;
        });
        return plan;
    }

    private void adopt(Sql sql, AdoptionLog log, Consumer<String> progress) throws SQLException {
        sql.run("set statement_timeout = 0; set lock_timeout = '" + LOCK_WAIT + "'");
        sql.run(Schema.script("V9__adoption.sql"));
        if (schema.former()) {
            log.formerComments(target.tables().keySet());
        }
        List<TableWork> tables = new TablePlanner(sql, target)
                .plan().stream().filter(table -> !table.missing()).toList();
        TableChanges changes = new TableChanges(sql, log);
        for (TableWork table : tables) {
            progress.accept("columns of " + table.table());
            inTransaction(sql, () -> changes.addColumns(table));
            inTransaction(sql, () -> changes.convert(table));
            inTransaction(sql, () -> changes.fillDefaults(table));
        }
        if (tables.stream().anyMatch(table -> "instagram_creators".equals(table.table()))) {
            inTransaction(sql, () -> CaseDuplicates.settle(sql, log));
            HandleTrigger.Constraint constraint = HandleTrigger.wantedBy(sql).orElse(null);
            if (constraint != null) {
                inTransaction(sql, () -> HandleTrigger.create(sql, log, constraint));
            }
        }
        sql.run("set lock_timeout = '" + INDEX_WAIT + "'");
        for (TableWork table : tables) {
            progress.accept("indexes of " + table.table());
            changes.buildIndexes(table);
        }
        sql.run("set lock_timeout = '" + LOCK_WAIT + "'");
        progress.accept("migrations");
        schema.migrate(LOCK_WAIT);
        inTransaction(sql, () -> FormerRows.write(sql));
        progress.accept("old media URLs");
        List<URI> stores = FormerUrls.stores(sql);
        new MediaAdoption(database).adopt(stores);
        progress.accept("old raw answers");
        sql.connection().setAutoCommit(false);
        FormerAnswers.copy(sql);
        sql.connection().setAutoCommit(true);
    }

    /** A step that is done whole or not at all. */
    private interface Step {
        void run() throws SQLException;
    }

    private static void inTransaction(Sql sql, Step step) throws SQLException {
        sql.connection().setAutoCommit(false);
        step.run();
        sql.connection().commit();
        sql.connection().setAutoCommit(true);
    }

    /** Work on one connection. */
    private interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private <R> R connected(Work<R> work) {
        try (Connection connection = database.dataSource().getConnection()) {
            try {
                return work.on(connection);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(SQLException e) {
        return "55P03".equals(e.getSQLState())
                ? new AdoptionFailure(
                        "A table is in use by another session for longer than " + LOCK_WAIT
                                + ": stop the former system's scraper and run './creatorflow db adopt' again; it goes on where it stopped.",
                        e)
                : new AdoptionFailure(
                        "The database refused a step: " + e.getMessage()
                                + ". What was done before stays and is not repeated; './creatorflow db adopt --plan' shows what is left.",
                        e);
    }

    /** One look at everything. */
    private record Look(Sql sql, TargetSchema target) {
        AdoptionPlan plan(SchemaStatus schema) throws SQLException {
            List<TableWork> tables = new TablePlanner(sql, target).plan();
            List<Obstacle> obstacles =
                    tables.stream().flatMap(table -> table.obstacles().stream()).toList();
            List<Change> changes = new ArrayList<>(
                    tables.stream().flatMap(table -> table.changes().stream()).toList());
            boolean creators =
                    tables.stream().anyMatch(table -> "instagram_creators".equals(table.table()) && !table.missing());
            List<CaseDuplicate> duplicates = creators && obstacles.isEmpty() ? CaseDuplicates.find(sql) : List.of();
            HandleTrigger.wantedBy(sql)
                    .ifPresent(constraint -> changes.add(new Change(
                            Kind.TRIGGER,
                            "instagram_creators",
                            HandleTrigger.NAME,
                            "lets a handle change hands although " + constraint.name() + " stays",
                            null)));
            int pending = schema.pending().size();
            if (pending > 0) {
                changes.add(new Change(Kind.SCHEMA, "creatorflow", null, pending + " migrations are applied", null));
            }
            changes.addAll(FormerRows.plan(sql));
            List<URI> stores = FormerUrls.stores(sql);
            changes.addAll(FormerUrls.plan(sql, stores));
            changes.addAll(FormerAnswers.plan(sql));
            return new AdoptionPlan(changes, duplicates, obstacles, remarks(stores));
        }

        private static List<String> remarks(List<URI> stores) {
            return stores.isEmpty()
                    ? List.of()
                    : List.of("Rows refer to objects under "
                            + stores.stream().map(URI::toString).collect(Collectors.joining(", "))
                            + ": name those that are not R2_PUBLIC_URL in R2_FORMER_PUBLIC_URLS.");
        }
    }
}
