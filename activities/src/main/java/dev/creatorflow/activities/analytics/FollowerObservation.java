package dev.creatorflow.activities.analytics;

import java.time.Instant;

/** The follower count a profile answer gave at a moment. */
public record FollowerObservation(Instant observedAt, long followers) {}
