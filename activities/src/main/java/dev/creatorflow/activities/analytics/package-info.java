/**
 * What a creator's numbers mean: every analytics figure as a pure function of media, followers and an instant.
 * Nothing here reads a clock, a database or a network; {@link dev.creatorflow.activities.analytics.Metric} lists
 * every figure by name.
 */
@NullMarked
package dev.creatorflow.activities.analytics;

import org.jspecify.annotations.NullMarked;
