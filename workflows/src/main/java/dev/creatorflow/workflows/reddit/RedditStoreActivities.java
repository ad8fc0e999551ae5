package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a community or a user writes, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. Every method is idempotent by
 * the run key and works from stored raw answers, so that a retry, a restart or a reset repeats it without another request; what an answer's
 * rows came to is stored with it, and a repetition returns those first figures. All are short and run as local activities.
 *
 * <p>Targets are {@code r/name} or {@code u/name}, lower case ({@link RedditTarget#key()}). Columns that staff own are never written.
 */
@ActivityInterface
public interface RedditStoreActivities {
    /** Opens the run's row and says what it has to do. */
    RedditPlan openRedditRun(OpenRun request);

    /** Maps the stored {@code about} and writes the community, its day's snapshot and that it can be reached. */
    SubredditSaved saveSubreddit(SaveAnswer request);

    /** Maps the stored rules and writes them, what they require, and a suggestion by the keyword rules. */
    void saveRules(SaveAnswer request);

    /** Maps a stored page of posts and writes posts, their observations and the names of their authors. */
    PostsSaved savePosts(SavePosts request);

    /** Maps the stored {@code about} of a user and writes the profile. */
    UserSaved saveUser(SaveAnswer request);

    /** Counts the sighting of something that is not shown; nothing that is known of it is overwritten, and no review state changes. */
    UnavailableSaved saveUnavailable(SaveUnavailable request);

    /** Computes what is computed of a community or a user as of the run's answers, and publishes what is known well enough. */
    Measured computeReddit(ComputeReddit request);

    /** Writes the communities that the run's answers name and that are not known yet, once each, and who led to them. */
    Discovered discoverCommunities(Discover request);

    /** Closes the ranges of the finished walks, says when the target is due again, and writes the run's verdict. */
    RunClosed closeRedditRun(CloseRun request);

    /** @param target {@code r/name} or {@code u/name} */
    record OpenRun(
            String runKey,
            String workflowId,
            String target,
            String name,
            Trigger trigger,
            @Nullable String batch,
            @Nullable String requester) {}

    /**
     * What a run has to do.
     *
     * @param notWanted why nothing is to be asked at all (User Feed, Non Related), one sentence; null where it is
     * @param review staff's review state, {@code Ok} and so on; null where unreviewed, or of a user
     * @param newSince posts up to then are known from a finished walk; null where none was finished
     * @param mostNew entries of the newest posts to walk at most, up to {@link RedditCall#LISTING_END}; 0 leaves the listing out
     * @param mostTop entries of the week's best to ask for; 0 leaves the listing out
     * @param discovers whether the names its answers lead to are stored
     */
    record RedditPlan(
            @Nullable String notWanted,
            @Nullable String review,
            @Nullable Instant newSince,
            int mostNew,
            int mostTop,
            boolean discovers) {}

    /** @param media whether the files that the rows use become due */
    record SaveAnswer(String runKey, String target, long rawId, boolean media) {}

    /**
     * @param name as Reddit writes it
     * @param over18 as reported; null where unknown
     * @param subscribers null where unknown
     */
    record SubredditSaved(
            String name,
            @Nullable Long subscribers,
            @Nullable Boolean over18,
            MediaCounts media) {
        /** Those of an older version counted no files. */
        public SubredditSaved {
            media = media == null ? MediaCounts.NONE : media;
        }
    }

    /**
     * @param call TOP_WEEK, NEW or SUBMITTED
     * @param media as {@link SaveAnswer#media}
     */
    record SavePosts(String runKey, String target, RedditCall call, int page, long rawId, boolean media) {}

    /**
     * @param oldest when the oldest post of the page that is not stickied was posted; null where it has none
     * @param newest when the newest one was; null where it has none
     * @param authors different authors named
     * @param media different files of the page's posts
     */
    record PostsSaved(
            PostCounts counts,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            int authors,
            MediaCounts media) {
        /** Those of an older version counted no files. */
        public PostsSaved {
            media = media == null ? MediaCounts.NONE : media;
        }
    }

    /** @param name as Reddit writes it */
    record UserSaved(String name, @Nullable Long totalKarma, MediaCounts media) {
        /** Those of an older version counted no files. */
        public UserSaved {
            media = media == null ? MediaCounts.NONE : media;
        }
    }

    /** @param rawId the answer; null where it follows from several answers (FILTERED) */
    record SaveUnavailable(
            String runKey, String target, @Nullable Long rawId, Unavailable why) {}

    /**
     * @param believed true where enough sightings over enough time say the same
     * @param sightings how many there were in a row
     */
    record UnavailableSaved(boolean believed, int sightings) {}

    record ComputeReddit(String runKey, String target) {}

    /**
     * Null where not enough is known.
     *
     * @param posts posts it was computed from
     * @param score of a community both of its scores' newer one, of a user the overall quality
     */
    record Measured(
            int posts,
            @Nullable Double avgUpvotes,
            @Nullable Double engagement,
            @Nullable Double score) {}

    record Discover(String runKey, String target, @Nullable String batch) {}

    /**
     * @param communities new rows of communities
     * @param userFeeds new rows of users' own pages, stored without a request
     * @param authors new rows of users
     */
    record Discovered(int communities, int userFeeds, int authors) {
        public static final Discovered NONE = new Discovered(0, 0, 0);
    }

    /** @param detail one sentence for a person */
    record CloseRun(
            String runKey,
            String target,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail,
            PostCounts posts,
            List<Walk> walks) {}

    /**
     * A finished walk of a listing.
     *
     * @param newest everything posted until then was seen; null where the listing was empty
     * @param oldest everything posted since then was seen; null where the listing was walked to its end
     * @param cut the listing ended at Reddit's own end of a thousand entries: older ones were out of reach
     */
    record Walk(
            RedditCall call,
            @Nullable Instant newest,
            @Nullable Instant oldest,
            boolean cut) {}

    /** What the run cost, from the ledger. */
    record RunClosed(ApiCalls apiCalls) {}
}
