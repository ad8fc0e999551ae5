package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what runs write. The first page's newest post is of {@link #NOW}; every page reaches one day further back. */
final class RecordedRows implements RedditStoreActivities {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    final List<String> written = new ArrayList<>();
    final List<SaveUnavailable> unavailable = new ArrayList<>();
    RedditPlan plan = new RedditPlan(null, "Ok", null, 100, 10, true);

    @Nullable Boolean over18 = false;

    @Nullable CloseRun closed;

    boolean broken;

    boolean hasFiles;

    synchronized void handedOver(String what) {
        written.add(what);
    }

    /** Half of what was registered is due. */
    private MediaCounts files(boolean wanted, int due) {
        return wanted && hasFiles ? new MediaCounts(due, due) : MediaCounts.NONE;
    }

    @Override
    public synchronized RedditPlan openRedditRun(OpenRun request) {
        written.add("open " + request.target());
        return plan;
    }

    @Override
    public synchronized SubredditSaved saveSubreddit(SaveAnswer request) {
        if (broken) {
            throw ApplicationFailure.newNonRetryableFailure("the rows make no sense", "Internal");
        }
        written.add("subreddit");
        return new SubredditSaved("AskReddit", 1_000L, over18, files(request.media(), 1));
    }

    @Override
    public synchronized void saveRules(SaveAnswer request) {
        written.add("rules");
    }

    @Override
    public synchronized PostsSaved savePosts(SavePosts request) {
        written.add(request.call() + " " + request.page());
        Instant newest = NOW.minus(Duration.ofDays(request.page()));
        return new PostsSaved(
                new PostCounts(1, 10, 4, 0), newest.minus(Duration.ofDays(1)), newest, 3, files(request.media(), 5));
    }

    @Override
    public synchronized UserSaved saveUser(SaveAnswer request) {
        written.add("user");
        return new UserSaved("Spez", 7L, MediaCounts.NONE);
    }

    @Override
    public synchronized UnavailableSaved saveUnavailable(SaveUnavailable request) {
        unavailable.add(request);
        return new UnavailableSaved(false, 1);
    }

    @Override
    public synchronized Measured computeReddit(ComputeReddit request) {
        written.add("measures");
        return new Measured(10, 5.0, 0.5, 4.0);
    }

    @Override
    public synchronized Discovered discoverCommunities(Discover request) {
        written.add("discover");
        return new Discovered(2, 1, 3);
    }

    @Override
    public synchronized RunClosed closeRedditRun(CloseRun request) {
        written.add("close");
        closed = request;
        return new RunClosed(new ApiCalls(4, 4, 0));
    }
}
