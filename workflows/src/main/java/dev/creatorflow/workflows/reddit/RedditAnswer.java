package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * What Reddit answered, without its content.
 *
 * @param unavailable why the thing is not shown; null where it is
 * @param items entries of a listing, readable or not; 1 for a thing, 0 where unavailable
 * @param after the cursor of the next page; null at the end
 */
public record RedditAnswer(
        AnswerRef ref,
        @Nullable Unavailable unavailable,
        int items,
        @Nullable String after) {
    public boolean available() {
        return unavailable == null;
    }
}
