package dev.creatorflow.activities.reddit;

import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import org.jspecify.annotations.Nullable;

/** Reads out of an answer the little the ledger and the workflow need of it. The rest stays in its body. */
final class RedditReading {
    private final RedditMapper mapper = new RedditMapper();

    /**
     * What an answer comes to.
     *
     * @param after the next page's cursor; null at the end, and where there are no pages
     * @param trouble why nothing is to be believed of it; null where it can be read
     * @param refused why the thing is not shown; null where it is
     */
    record Reading(
            int items,
            @Nullable String after,
            boolean shown,
            @Nullable String trouble,
            @Nullable Unavailable refused) {
        Reading(int items, @Nullable String after, boolean shown) {
            this(items, after, shown, null, null);
        }
    }

    Reading read(RedditCall call, String name, int status, byte[] body) {
        return switch (call) {
            case ABOUT -> of(mapper.subreddit(status, body, name));
            case RULES -> of(mapper.rules(status, body));
            case USER_ABOUT -> of(mapper.user(status, body, name));
            case TOP_WEEK, NEW, SUBMITTED, INFO -> of(mapper.posts(status, body));
        };
    }

    private static Reading of(Reach<?> reach) {
        return switch (reach) {
            case Reach.Reached<?> reached
            when reached.thing() instanceof PostListing listing ->
                new Reading(listing.entries(), listing.after(), true);
            case Reach.Reached<?> _ -> new Reading(1, null, true);
            case Reach.Refused<?> refused -> new Reading(0, null, false, null, refused.why());
            case Reach.Unreadable<?> unreadable -> new Reading(0, null, false, unreadable.reason(), null);
        };
    }

    /** Under whom the answer is filed. */
    static String subject(RedditRequest request) {
        return switch (request.call()) {
            case INFO -> "info";
            case ABOUT, RULES, TOP_WEEK, NEW ->
                RedditTarget.subreddit(request.name()).key();
            case USER_ABOUT, SUBMITTED -> RedditTarget.user(request.name()).key();
        };
    }
}
