package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has tags of one community proposed by a model. Staff decide; nothing of the community changes here. */
@WorkflowInterface
public interface TagProposalWorkflow {
    @WorkflowMethod
    TagReport proposeTags(TagRequest request);

    /** @param name of the community, without prefix */
    record TagRequest(String name, String requester) {}

    /**
     * @param tags what waits for a decision now; empty where nothing was proposed
     * @param dropped names the model gave that were left out
     * @param note why nothing was proposed, one sentence; null where something was
     */
    record TagReport(
            String name,
            Outcome outcome,
            @Nullable Reason reason,
            List<String> tags,
            int dropped,
            @Nullable String note) {
        public TagReport {
            tags = List.copyOf(tags);
        }
    }
}
