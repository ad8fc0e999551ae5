package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.RedditSettings;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether Reddit can be asked at all, and whether it shows over-18 content to the application. Costs a token and two requests. */
public final class RedditHealth {
    /** A community that everybody sees, and one that is over 18. */
    private static final String PUBLIC = "announcements";

    private static final String OVER_18 = "nsfw";
    private static final int OK = 200;

    private RedditHealth() {}

    /**
     * How the application stands.
     *
     * @param trouble why it cannot be used, one sentence; null where it can
     * @param showsOver18 whether an over-18 listing can be read; null where that could not be found out
     */
    public record Standing(
            @Nullable String trouble, @Nullable Boolean showsOver18) {}

    /** Asks; the application has to be set. */
    public static Standing check(RedditSettings settings, @Nullable ProxySettings proxy, Clock clock)
            throws InterruptedException, IOException {
        try (RedditClient client = RedditClient.of(settings, proxy, clock)) {
            Sent about = client.ask(RedditRequest.thing("doctor", RedditCall.ABOUT, PUBLIC));
            if (about instanceof Sent.Failed failed) {
                return new Standing(failed.call().detail(), null);
            }
            Sent listing = client.ask(RedditRequest.page("doctor", RedditCall.NEW, OVER_18, 0, null, 1));
            if (listing instanceof Sent.Answered answered && answered.answer().httpStatus() == OK) {
                return new Standing(null, answered.answer().items() > 0);
            }
            return new Standing(null, null);
        }
    }
}
