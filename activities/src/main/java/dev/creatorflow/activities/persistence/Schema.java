package dev.creatorflow.activities.persistence;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The schema's migrations. Flyway owns them; its history is {@code creatorflow.schema_history}. */
public final class Schema {
    private final Flyway flyway;

    public Schema(DataSource dataSource) {
        this.flyway = Flyway.configure()
                .dataSource(dataSource)
                .schemas("creatorflow")
                .defaultSchema("creatorflow")
                .table("schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:db/migration")
                .load();
    }

    /** A migration that is part of this version of the product. */
    public record Step(String version, String description, boolean applied) {}

    public List<Step> steps() {
        return Stream.of(flyway.info().all())
                .filter(step -> step.getVersion() != null
                        && !"0".equals(step.getVersion().getVersion()))
                .map(Schema::step)
                .toList();
    }

    public List<Step> pending() {
        return steps().stream().filter(step -> !step.applied()).toList();
    }

    /** Applies what is pending and returns how many steps that were. */
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    private static Step step(MigrationInfo info) {
        return new Step(
                info.getVersion().getVersion(),
                info.getDescription(),
                info.getState().isApplied());
    }
}
