package dev.creatorflow.activities.settings;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the Instagram provider's plans allow and cost. Prices that nobody has stated are unknown, not zero. */
public enum RapidApiPlan {
    BASIC(150, null, 1.0, null),
    PRO(15_000, 10, 9.0, null),
    ULTRA(75_000, 30, 27.0, null),
    /** 75 US dollars for 250,000 calls. */
    MEGA(250_000, 60, 55.0, new BigDecimal("0.30"));

    private final long callsPerMonth;
    private final @Nullable Integer hardLimitPerSecond;
    private final double defaultRequestsPerSecond;
    private final @Nullable BigDecimal costPer1000CallsUsd;

    RapidApiPlan(
            long callsPerMonth,
            @Nullable Integer hardLimitPerSecond,
            double defaultRequestsPerSecond,
            @Nullable BigDecimal costPer1000CallsUsd) {
        this.callsPerMonth = callsPerMonth;
        this.hardLimitPerSecond = hardLimitPerSecond;
        this.defaultRequestsPerSecond = defaultRequestsPerSecond;
        this.costPer1000CallsUsd = costPer1000CallsUsd;
    }

    /** Calls included per month. */
    public long callsPerMonth() {
        return callsPerMonth;
    }

    /** Requests per second the provider refuses above; empty where the plan states none. */
    public OptionalInt hardLimitPerSecond() {
        return hardLimitPerSecond == null ? OptionalInt.empty() : OptionalInt.of(hardLimitPerSecond);
    }

    /** Requests per second to aim at: the hard limit less a head-room of about a tenth. */
    public double defaultRequestsPerSecond() {
        return defaultRequestsPerSecond;
    }

    /** US dollars per 1,000 calls; empty where unknown. */
    public Optional<BigDecimal> costPer1000CallsUsd() {
        return Optional.ofNullable(costPer1000CallsUsd);
    }
}
