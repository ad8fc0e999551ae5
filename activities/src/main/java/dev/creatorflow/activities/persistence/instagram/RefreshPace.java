package dev.creatorflow.activities.persistence.instagram;

import java.time.Duration;

/** How long after a run a creator of each refresh tier is due again. */
public record RefreshPace(Duration hot, Duration normal, Duration slow) {}
