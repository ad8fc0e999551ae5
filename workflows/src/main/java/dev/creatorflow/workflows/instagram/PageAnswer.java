package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * What a page holds, without its content.
 *
 * @param items number of entries, mapped or not
 * @param nextCursor opaque; null where the answer has none
 * @param more the provider says that there is more; a short page with {@code more} is not the last one
 */
public record PageAnswer(AnswerRef ref, int items, @Nullable String nextCursor, boolean more) {}
