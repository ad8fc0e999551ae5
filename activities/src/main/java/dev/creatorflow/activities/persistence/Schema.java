package dev.creatorflow.activities.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** The schema's migrations. Flyway owns them; its history is {@code creatorflow.schema_history}. */
public final class Schema {
    private static final String FOLDER = "db/migration";

    private final Flyway flyway;

    public Schema(DataSource dataSource) {
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
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
        String resource = "/" + FOLDER + "/" + migration.getScript();
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
