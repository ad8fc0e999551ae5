package dev.creatorflow.activities.persistence.batch;

import java.time.Duration;

/** How often creators of each {@code refresh_tier} are to be refreshed. */
public record RefreshTiers(Duration hot, Duration normal, Duration slow) {}
