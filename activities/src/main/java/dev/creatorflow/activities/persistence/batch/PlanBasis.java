package dev.creatorflow.activities.persistence.batch;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say that a forecast rests on.
 *
 * @param first what a stream's first walk looks at, and {@code later} what the following ones do
 * @param requestsPerSecond over all workers
 * @param costPer1000Usd US dollars per 1,000 calls; null where unknown
 * @param tiers how often creators are refreshed
 */
public record PlanBasis(
        BackfillSelection.Reach first,
        BackfillSelection.Reach later,
        double requestsPerSecond,
        @Nullable BigDecimal costPer1000Usd,
        RefreshTiers tiers) {}
