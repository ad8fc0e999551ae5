package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.settings.InstagramSettings;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the settings allow of a provider.
 *
 * @param provider the provider as it stands in the tables: instagram, reddit
 * @param requestsPerSecond over all workers; above 0
 * @param planLimitPerSecond requests per second above which the plan refuses; null where it states none
 * @param dailyCap calls per UTC day; null = what is left of the month spread over its remaining days
 * @param monthlyCap calls per UTC month; null = no cap
 * @param pricePer1000Usd US dollars per 1,000 calls; null = unknown
 */
public record ProviderLimits(
        String provider,
        BigDecimal requestsPerSecond,
        @Nullable BigDecimal planLimitPerSecond,
        @Nullable Long dailyCap,
        @Nullable Long monthlyCap,
        @Nullable BigDecimal pricePer1000Usd) {
    public ProviderLimits {
        if (requestsPerSecond.signum() <= 0) {
            throw new IllegalArgumentException(
                    "The rate of " + provider + " must be above 0 requests per second, not " + requestsPerSecond);
        }
    }

    /** The limits of Instagram's provider. A rate set above the plan's own limit is taken to mean that this limit does not hold. */
    public static ProviderLimits of(String provider, InstagramSettings settings) {
        BigDecimal rate = BigDecimal.valueOf(settings.requestsPerSecond());
        OptionalInt plan = settings.plan().hardLimitPerSecond();
        BigDecimal planLimit = plan.isPresent() && settings.requestsPerSecond() <= plan.getAsInt()
                ? BigDecimal.valueOf(plan.getAsInt())
                : null;
        return new ProviderLimits(
                provider,
                rate,
                planLimit,
                settings.dailyCallCap(),
                settings.monthlyCallCap(),
                settings.costPer1000CallsUsd());
    }
}
