package dev.creatorflow.starter.schema;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Schema;
import dev.creatorflow.activities.persistence.SchemaStatus;
import dev.creatorflow.activities.persistence.SchemaStatus.PlannedStep;
import dev.creatorflow.activities.persistence.SchemaStatus.Step;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code db}: each method is a command of its own. */
@Command(name = "db", mixinStandardHelpOptions = true, description = "The database's schema.")
public final class SchemaCommand {

    private final Session session;

    public SchemaCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Which migrations are applied and which are pending; changes nothing.")
    int status() throws SQLException {
        SchemaStatus status = schema().status();
        session.console().result(() -> table(status.steps()), () -> document(status));
        if (!status.current()) {
            String command =
                    schema().former() ? "db adopt --plan (it is a database of the former system)" : "db migrate";
            session.console().remark(status.pending().size() + " pending: run ./creatorflow " + command + ".");
        }
        return ExitCode.DONE.code();
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = "The SQL that 'migrate' would run; changes nothing.")
    int plan() throws SQLException {
        List<PlannedStep> plan = schema().plan();
        session.console().result(() -> planTable(plan), () -> Map.of("pending", plan));
        plan.forEach(step ->
                session.console().below("\n-- " + step.version() + " " + step.description() + "\n" + step.sql()));
        return ExitCode.DONE.code();
    }

    @Command(
            name = "adopt",
            mixinStandardHelpOptions = true,
            description = {
                "Take over a database of the former system: add what is missing, widen what is too narrow, drop nothing.",
                "Can be repeated; --plan shows what would be done and changes nothing."
            })
    int adopt(
            @Option(names = "--plan", description = "Show what the database needs, and change nothing.")
                    boolean planOnly)
            throws SQLException {
        schema();
        return new AdoptCommand(session).run(planOnly).code();
    }

    @Command(
            name = "retention",
            mixinStandardHelpOptions = true,
            description = {
                "Clear what is past its age now, as the schedule 'retention' does every night; a worker does it.",
                "--plan does it in transactions that are taken back: the count is the true one, and nothing is cleared."
            })
    int retention(
            @Option(names = "--plan", description = "Count what would be cleared, and clear nothing.")
                    boolean planOnly) {
        return new RetentionRun(session).run(planOnly).code();
    }

    @Command(name = "migrate", mixinStandardHelpOptions = true, description = "Apply what is pending.")
    int migrate() throws SQLException {
        if (schema().former()) {
            throw CommandFailure.failed(
                    "This database holds tables of the former system, and migrations alone do not make them fit."
                            + " Nothing was changed: './creatorflow db adopt --plan' shows what it needs, './creatorflow db adopt' does it.");
        }
        int applied = schema().migrate();
        SchemaStatus status = schema().status();
        session.console()
                .result(
                        () -> Table.of("applied", "version")
                                .row(applied, status.version())
                                .build(),
                        () -> Map.of("applied", applied, "version", String.valueOf(status.version())));
        return ExitCode.DONE.code();
    }

    /** Migrations take a lock of the session, and through a transaction pooler that lock would hold nobody off. */
    private Schema schema() throws SQLException {
        Database database = session.connections().database();
        Optional<String> refusal = database.poolerRefusal();
        if (refusal.isPresent()) {
            throw CommandFailure.unreachable(refusal.get());
        }
        return new Schema(database.dataSource());
    }

    private static Map<String, Object> document(SchemaStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", status.version());
        document.put("current", status.current());
        document.put("steps", status.steps());
        return document;
    }

    private static Table table(List<Step> steps) {
        Table.Builder table = Table.of("version", "migration", "state");
        steps.forEach(step -> table.row(step.version(), step.description(), step.applied() ? "applied" : "pending"));
        return table.build();
    }

    private static Table planTable(List<PlannedStep> plan) {
        Table.Builder table = Table.of("version", "migration");
        plan.forEach(step -> table.row(step.version(), step.description()));
        return table.build();
    }
}
