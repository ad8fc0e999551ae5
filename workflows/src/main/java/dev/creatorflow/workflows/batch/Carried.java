package dev.creatorflow.workflows.batch;

import org.jspecify.annotations.Nullable;

/**
 * What one execution of a batch hands to the next when its history grows: everything else is in the database.
 *
 * @param pausedBy why staff paused it; null while it goes on
 * @param beyondPlan whether staff agreed to go on beyond the plan
 */
public record Carried(@Nullable String pausedBy, boolean beyondPlan) {}
