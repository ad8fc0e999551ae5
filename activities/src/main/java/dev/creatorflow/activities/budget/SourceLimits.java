package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.persistence.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Steers a provider while workers run: its limits from the settings, and what staff change with a reason. Every change of staff is in the
 * audit log and holds for the next reservation of every worker.
 */
public final class SourceLimits {
    private final Database database;

    public SourceLimits(Database database) {
        this.database = database;
    }

    /** Writes what the settings say; at every start of a worker. A rate that staff set stays in force while the plan allows it. */
    public void configure(ProviderLimits limits) {
        database.autocommit(statements -> statements.mapper(LimitsMapper.class).configure(limits));
    }

    /**
     * Keeps every further call back; those in flight end.
     *
     * @param until when calls go on by themselves; null = when somebody resumes
     */
    public void pause(String provider, String reason, String by, @Nullable Instant until) {
        steer("pause", provider, reason, by, limits -> limits.pause(provider, reason, by, until));
    }

    /**
     * Keeps further calls of every source back while the disk is short of room; to be repeated while it is.
     *
     * @param lease when calls go on, unless this is called again before
     */
    public void pauseForDisk(String reason, Duration lease) {
        database.autocommit(
                statements -> statements.mapper(LimitsMapper.class).pauseForDisk(reason, lease.toSeconds()));
    }

    /** Ends any pause, and lets a probe through where the circuit is open. */
    public void resume(String provider, String reason, String by) {
        steer("resume", provider, reason, by, limits -> limits.resume(provider));
    }

    /**
     * Changes the rate over all workers.
     *
     * @param requestsPerSecond above 0 and at most the plan's limit; null goes back to the settings' rate
     */
    public void rate(String provider, @Nullable BigDecimal requestsPerSecond, String reason, String by) {
        if (requestsPerSecond != null) {
            check(provider, requestsPerSecond);
        }
        steer("rate", provider, reason, by, limits -> limits.rate(provider, requestsPerSecond, reason, by));
    }

    /** How every provider stands. */
    public List<SourceUsage> usage() {
        return database.autocommit(
                statements -> statements.mapper(LimitsMapper.class).usage());
    }

    private void check(String provider, BigDecimal requestsPerSecond) {
        if (requestsPerSecond.signum() <= 0) {
            throw new IllegalArgumentException(
                    "The rate of " + provider + " must be above 0; to stop it, pause it with a reason");
        }
        for (SourceUsage source : usage()) {
            BigDecimal most = source.planLimitPerSecond();
            if (source.provider().equals(provider) && most != null && requestsPerSecond.compareTo(most) > 0) {
                throw new IllegalArgumentException("The plan of " + provider + " refuses more than "
                        + most.toPlainString() + " requests per second, so " + requestsPerSecond.toPlainString()
                        + " cannot be set");
            }
        }
    }

    private void steer(String action, String provider, String reason, String by, ToIntFunction<LimitsMapper> change) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is needed to " + action + " " + provider);
        }
        database.transaction(statements -> {
            LimitsMapper limits = statements.mapper(LimitsMapper.class);
            String before = limits.steered(provider);
            if (change.applyAsInt(limits) == 0) {
                throw new IllegalArgumentException("There is no provider " + provider
                        + " in the database; a worker enters it when it starts with that provider configured");
            }
            return limits.audit(by, action, provider, reason, before, limits.steered(provider));
        });
    }
}
