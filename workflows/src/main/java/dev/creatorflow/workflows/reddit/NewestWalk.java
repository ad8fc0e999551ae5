package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.PostsSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a listing from its newest post back to what an earlier walk has seen, to its end, or as far as is asked for. Every page is stored before
 * the next one is asked for, since only the stored one says how far it reaches.
 */
final class NewestWalk {
    private final RedditRun run;
    private final RedditCall call;
    private final int most;
    private final @Nullable Instant since;
    private final Set<String> cursors = new HashSet<>();
    private int seen;
    private @Nullable Instant newest;
    private @Nullable Instant oldest;
    private @Nullable RedditAnswer first;

    /**
     * @param most entries at most
     * @param since posts up to then are known; null where none are
     */
    NewestWalk(RedditRun run, RedditCall call, int most, @Nullable Instant since) {
        this.run = run;
        this.call = call;
        this.most = Math.min(most, RedditCall.LISTING_END);
        this.since = since;
    }

    /** The first answer; null where nothing was asked. */
    @Nullable RedditAnswer walk() {
        @Nullable String after = null;
        for (int page = 0; seen < most; page++) {
            RedditAnswer answer = ask(page, after);
            if (first == null) {
                first = answer;
            }
            if (!answer.available()) {
                run.broke(Reason.FORBIDDEN, label() + ": Reddit does not show them (" + answer.unavailable() + ")");
                return first;
            }
            store(page, answer);
            after = answer.after();
            if (after == null) {
                finished(null, seen >= RedditCall.LISTING_END - RedditCall.PAGE_SIZE);
                return first;
            }
            if (reachesTheKnown()) {
                finished(oldest, false);
                return first;
            }
            if (!cursors.add(after)) {
                run.broke(Reason.BAD_CURSOR, label() + ": page " + (page + 1) + " gives a cursor that was used before");
                return first;
            }
        }
        if (seen > 0) {
            finished(oldest, since != null || seen >= RedditCall.LISTING_END);
        }
        return first;
    }

    private RedditAnswer ask(int page, @Nullable String after) {
        int limit = Math.min(RedditCall.PAGE_SIZE, most - seen);
        return run.ask(
                RedditRequest.page(run.runKey(), call, run.target().name(), page, after, limit),
                label() + " page " + (page + 1));
    }

    private void store(int page, RedditAnswer answer) {
        PostsSaved saved = run.store(
                "store " + label() + " page " + (page + 1),
                store -> store.savePosts(new SavePosts(
                        run.runKey(),
                        run.target().key(),
                        call,
                        page,
                        answer.ref().rawId(),
                        run.request().media())));
        seen += answer.items();
        run.board().add(saved);
        newest = later(newest, saved.newest());
        oldest = saved.oldest() == null ? oldest : saved.oldest();
    }

    private boolean reachesTheKnown() {
        return since != null && oldest != null && !oldest.isAfter(since);
    }

    private void finished(@Nullable Instant from, boolean cut) {
        run.board().walked(new Walk(call, newest, cut && from == null ? oldest : from, cut));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private String label() {
        return call.ofUser() ? "submissions" : "newest posts";
    }
}
