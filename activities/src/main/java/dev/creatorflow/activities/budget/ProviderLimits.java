package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.RedditSettings;
import dev.creatorflow.activities.settings.TaggingSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the settings allow of a provider.
 *
 * @param provider the provider as it stands in the tables: instagram, reddit, openai
 * @param requestsPerSecond over all workers; above 0
 * @param planLimitPerSecond requests per second above which the plan refuses; null where it states none
 * @param dailyCap calls per UTC day; null = what is left of the month spread over its remaining days
 * @param monthlyCap calls per UTC month; null = no cap
 * @param pricePer1000Usd US dollars per 1,000 calls; null = unknown
 * @param quotaRolls the provider's own period is minutes: what it says is left is kept to, and waited for
 */
public record ProviderLimits(
        String provider,
        BigDecimal requestsPerSecond,
        @Nullable BigDecimal planLimitPerSecond,
        @Nullable Long dailyCap,
        @Nullable Long monthlyCap,
        @Nullable BigDecimal pricePer1000Usd,
        boolean quotaRolls) {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** Reddit refuses more than this, per application and minute. */
    private static final BigDecimal REDDIT_PER_MINUTE = BigDecimal.valueOf(100);

    /** Of a provider whose quota is a plan's. */
    public ProviderLimits(
            String provider,
            BigDecimal requestsPerSecond,
            @Nullable BigDecimal planLimitPerSecond,
            @Nullable Long dailyCap,
            @Nullable Long monthlyCap,
            @Nullable BigDecimal pricePer1000Usd) {
        this(provider, requestsPerSecond, planLimitPerSecond, dailyCap, monthlyCap, pricePer1000Usd, false);
    }

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

    /** The limits of Reddit, which costs nothing. A rate set above its own limit is taken to mean that this limit does not hold. */
    public static ProviderLimits of(String provider, RedditSettings settings) {
        BigDecimal perMinute = BigDecimal.valueOf(settings.requestsPerMinute());
        BigDecimal limit = perMinute.compareTo(REDDIT_PER_MINUTE) <= 0 ? perSecond(REDDIT_PER_MINUTE) : null;
        return new ProviderLimits(provider, perSecond(perMinute), limit, null, null, BigDecimal.ZERO, true);
    }

    /** The limits of the endpoint that proposes tags. */
    public static ProviderLimits of(String provider, TaggingSettings settings) {
        return new ProviderLimits(
                provider,
                perSecond(BigDecimal.valueOf(settings.requestsPerMinute())),
                null,
                settings.dailyCallCap(),
                null,
                settings.costPer1000CallsUsd());
    }

    private static BigDecimal perSecond(BigDecimal perMinute) {
        return perMinute.divide(SECONDS_PER_MINUTE, 6, RoundingMode.HALF_UP);
    }
}
