package dev.creatorflow.activities.persistence.batch;

/**
 * What came of a start.
 *
 * @param runKey the run that serves the target: another's where a scrape under way was joined
 */
public record StartedTarget(String target, String runKey, String workflowId) {}
