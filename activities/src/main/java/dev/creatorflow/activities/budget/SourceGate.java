package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider would grant a call now, asked without reserving one: what decides about starting further work. The reservation itself stays
 * the only judge of a call.
 */
public final class SourceGate {
    private final Database database;

    public SourceGate(Database database) {
        this.database = database;
    }

    /**
     * Why no call would be granted.
     *
     * @param type the type of failure a call would get
     * @param until when it ends by itself; null = when staff resume
     */
    public record Closed(
            FailureType type, String sentence, @Nullable Instant until) {}

    /** Empty where calls flow, or where no worker has entered the provider yet. */
    public Optional<Closed> closed(String provider) {
        GateMapper.GateRow row = database.autocommit(
                statements -> statements.mapper(GateMapper.class).closed(provider));
        if (row == null || row.type() == null) {
            return Optional.empty();
        }
        String until = row.until() == null ? "" : " until " + row.until();
        FailureType type = FailureType.valueOf(row.type());
        return Optional.of(new Closed(
                type, provider + " is closed" + until + " (" + type.reason() + "): " + row.detail(), row.until()));
    }
}
