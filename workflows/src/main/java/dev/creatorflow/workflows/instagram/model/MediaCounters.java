package dev.creatorflow.workflows.instagram.model;

import org.jspecify.annotations.Nullable;

/**
 * The counters of one medium as one answer gave them, each under its own name. Null means the answer did not deliver it; zero means zero.
 *
 * @param likes null as well where the owner hides them ({@code likesHidden}), although the answer then says 3
 * @param plays {@code play_count}: Instagram and Facebook together where the provider's session sees both
 * @param igPlays {@code ig_play_count}: Instagram alone, the stable one
 * @param views {@code view_count} or {@code video_view_count}: not plays
 * @param reposts absent upstream when zero, so absent is zero where {@code reshares} was delivered
 */
public record MediaCounters(
        @Nullable Long likes,
        boolean likesHidden,
        @Nullable Long comments,
        @Nullable Long plays,
        @Nullable Long igPlays,
        @Nullable Long views,
        @Nullable Long reshares,
        @Nullable Long reposts,
        @Nullable Long saves,
        @Nullable Long shares) {}
