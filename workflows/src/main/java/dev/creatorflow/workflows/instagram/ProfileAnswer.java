package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * What a profile request found.
 *
 * @param found false where the provider knows no such account; then every other field but {@code ref} is null
 * @param igUserId the id the handle has now
 */
public record ProfileAnswer(
        AnswerRef ref,
        boolean found,
        @Nullable String igUserId,
        @Nullable String username) {
    /** Whether the handle leads to this account. */
    boolean isOf(String expected) {
        return found && expected.equals(igUserId);
    }
}
