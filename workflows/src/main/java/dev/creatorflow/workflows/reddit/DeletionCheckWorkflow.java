package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.reddit.DeletionActivities.Checked;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Looks for stored posts again, a hundred a request, until none is due, and follows what was deleted upstream. It keeps to its share of the limit
 * by waiting between its requests, and is served before cycles.
 */
@WorkflowInterface
public interface DeletionCheckWorkflow {
    @WorkflowMethod
    DeletionReport checkDeletions(DeletionRequest request);

    /** @param most requests at most; null until nothing is due */
    record DeletionRequest(@Nullable Integer most) {
        public static final DeletionRequest SCHEDULED = new DeletionRequest(null);
    }

    /**
     * @param requests answers that were taken in, by the last execution where one took over from another
     * @param broken why it ended early, one sentence; null where it did not
     */
    record DeletionReport(
            int requests, Checked checked, @Nullable String broken) {}
}
