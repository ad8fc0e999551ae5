package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which creators a backfill is about; the narrowing parts must all hold.
 *
 * @param ids ig_user_ids; null takes every approved creator that is not paused
 * @param handles handles whose account is not known, lower case; only beside {@code ids}
 * @param staleBefore last scraped before then, or never
 * @param gaps only creators with a hole in what was read, or whose first walk never ended
 * @param since only creators not read back to then, with a window wide enough to get there
 * @param window newest reels and posts to walk; null takes the configured windows
 * @param inWords as a person would say it
 */
public record BackfillSelection(
        @Nullable List<String> ids,
        List<String> handles,
        @Nullable Instant staleBefore,
        boolean gaps,
        @Nullable Instant since,
        @Nullable Reach window,
        String inWords) {

    /** How many of the newest items of each stream are walked. */
    public record Reach(int reels, int posts) {}
}
