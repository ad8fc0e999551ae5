package dev.creatorflow.activities.persistence.batch;

/**
 * What came of a start.
 *
 * @param runKey the run that serves the target: another's where a scrape under way was joined
 * @param served false where the scrape that was joined does not do what the target asks for: it is to be started when that one has ended
 */
public record StartedTarget(String target, String runKey, String workflowId, boolean served) {
    /** Of a target whose run does all that it asks for. */
    public StartedTarget(String target, String runKey, String workflowId) {
        this(target, runKey, workflowId, true);
    }
}
