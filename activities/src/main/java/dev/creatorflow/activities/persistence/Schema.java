package dev.creatorflow.activities.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** The schema's migrations. Flyway owns them; its history is {@code creatorflow.schema_history}. */
public final class Schema {
    private static final String FOLDER = "db/migration";

    private final DataSource dataSource;
    private final Flyway flyway;

    public Schema(DataSource dataSource) {
        this.dataSource = dataSource;
        this.flyway = flyway(dataSource, null);
    }

    private static Flyway flyway(DataSource dataSource, @Nullable String firstStatement) {
        return Flyway.configure()
                .dataSource(dataSource)
                .initSql(firstStatement)
                .schemas("creatorflow")
                .defaultSchema("creatorflow")
                .table("schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:" + FOLDER)
                .load();
    }

    /** What is applied and what is not; changes nothing. */
    public SchemaStatus status() {
        MigrationInfo current = flyway.info().current();
        @Nullable String version = current == null || current.getVersion() == null
                ? null
                : current.getVersion().getVersion();
        return new SchemaStatus(
                "0".equals(version) ? null : version,
                migrations().map(Schema::step).toList());
    }

    /** The pending migrations in order, with their SQL; changes nothing. */
    public List<SchemaStatus.PlannedStep> plan() {
        return migrations()
                .filter(migration -> !migration.getState().isApplied())
                .map(migration -> new SchemaStatus.PlannedStep(
                        migration.getVersion().getVersion(), migration.getDescription(), sql(migration)))
                .toList();
    }

    /** Applies what is pending and returns how many steps that were. */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /** As {@link #migrate()}, but gives up where a table is in use for longer than that, as PostgreSQL writes a time. */
    public int migrate(String lockTimeout) {
        return flyway(dataSource, "set lock_timeout = '" + lockTimeout + "'").migrate().migrationsExecuted;
    }

    /** Whether the database holds the former system's tables and was never adopted: migrations alone do not make them fit. */
    public boolean former() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select to_regclass('public.instagram_creators') is not null"
                        + " and to_regclass('creatorflow.schema_history') is null")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /** The text of a migration by its file's name. */
    public static String script(String name) {
        return text("/" + FOLDER + "/" + name);
    }

    private Stream<MigrationInfo> migrations() {
        return Stream.of(flyway.info().all())
                .filter(migration -> migration.getVersion() != null
                        && !"0".equals(migration.getVersion().getVersion()));
    }

    private static SchemaStatus.Step step(MigrationInfo migration) {
        return new SchemaStatus.Step(
                migration.getVersion().getVersion(),
                migration.getDescription(),
                migration.getState().isApplied());
    }

    private static String sql(MigrationInfo migration) {
        return script(migration.getScript());
    }

    private static String text(String resource) {
        try (InputStream script = Schema.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalStateException("The migration " + resource + " is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The migration " + resource + " could not be read", e);
        }
    }
}
