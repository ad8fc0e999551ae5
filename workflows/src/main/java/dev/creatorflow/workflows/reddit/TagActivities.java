package dev.creatorflow.workflows.reddit;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags of communities as a model proposes them, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. What the community says of
 * itself goes to the model and into no history.
 */
@ActivityInterface
public interface TagActivities {
    /** Asks the model about one community, unless there is nothing to propose; a repeated call pays nothing. */
    TagAnswer askTags(AskTags request);

    /** Stores what the answer proposes, as far as it stands in the owner's registry; a repeated call answers the same. */
    TagProposal saveTags(SaveTags request);

    record AskTags(String runKey, String name) {}

    /**
     * Where nothing was asked all but {@code skipped} are null, else that one is.
     *
     * @param rawId where the answer is
     * @param skipped why nothing was asked, half a sentence
     * @param model that was asked
     * @param registryDigest of the registry it chose from
     */
    record TagAnswer(
            @Nullable Long rawId,
            @Nullable String skipped,
            @Nullable String model,
            @Nullable String registryDigest) {}

    /**
     * @param model as the answer says it; null = the worker's
     * @param registryDigest as {@code model}
     */
    record SaveTags(
            String runKey,
            String name,
            long rawId,
            @Nullable String model,
            @Nullable String registryDigest) {}

    /**
     * @param tags none, one or two of the registry
     * @param dropped names in the answer that are not in the registry, or beyond two
     * @param note why no tag is proposed; null where one is
     */
    record TagProposal(
            List<String> tags, int dropped, @Nullable String note) {
        public TagProposal {
            tags = List.copyOf(tags);
        }
    }
}
