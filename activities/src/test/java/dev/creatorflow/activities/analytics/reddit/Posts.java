package dev.creatorflow.activities.analytics.reddit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts for tests. */
final class Posts {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Posts() {}

    static PostSample post(@Nullable Long score, @Nullable Long comments) {
        return at(score, comments, NOON.minusSeconds(7_200));
    }

    static PostSample at(@Nullable Long score, @Nullable Long comments, @Nullable Instant created) {
        return new PostSample(score, comments, created, false, false, true, false, false, null, null);
    }

    static PostSample pinned(long score, long comments) {
        return new PostSample(score, comments, NOON.minusSeconds(7_200), false, true, true, false, false, null, null);
    }

    static PostSample linking(String url) {
        return new PostSample(1L, 1L, NOON, false, false, false, false, false, url, null);
    }

    static SubredditFigures week(List<PostSample> week) {
        return SubredditFigures.of(new SubredditSample(null, week, List.of(), List.of(), NOON));
    }

    static SubredditFigures recent(@Nullable Long subscribers, List<PostSample> recent) {
        return SubredditFigures.of(new SubredditSample(subscribers, null, recent, List.of(), NOON));
    }
}
