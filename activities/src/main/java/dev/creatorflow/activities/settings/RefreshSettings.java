package dev.creatorflow.activities.settings;

import java.time.Duration;

/**
 * How often creators are read, by their staff-owned {@code refresh_tier}, and how many at once.
 *
 * @param hot interval of the tier {@code hot}
 * @param normal interval of the tier {@code normal}, the default one
 * @param slow interval of the tier {@code slow}
 * @param creatorsInFlight scrapes running at once per cycle or backfill
 * @param planTolerance share by which a backfill may pass the upper end of its plan, 0.2 for a fifth
 */
public record RefreshSettings(
        Duration hot, Duration normal, Duration slow, int creatorsInFlight, double planTolerance) {}
