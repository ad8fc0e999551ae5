package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a creator's run writes, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. Every method is idempotent by the run key
 * and works from stored raw answers, so that a retry, a restart or a reset repeats it without another request. All of them are short and run
 * as local activities.
 */
@ActivityInterface
public interface CreatorStoreActivities {
    /** Opens the run's row and says what it has to do. */
    RunPlan openRun(OpenRun request);

    /** Maps the stored profile answer and writes the creator, the account's state and the follower history. */
    ProfileSaved saveProfile(SaveProfile request);

    /** Records that the provider knows no account of this handle. Nothing that is known is overwritten. */
    MissingSaved saveMissing(SaveMissing request);

    /** Looks up in a stored page of the account's own media which handle the account has now. */
    HandleTraced traceHandle(TraceHandle request);

    /** Maps a stored page and upserts its media; items that do not map cost themselves at most. */
    PageSaved savePage(SavePage request);

    /** Computes the creator's analytics as of the run's profile answer and publishes what is known well enough. */
    AnalyticsSaved computeAnalytics(ComputeAnalytics request);

    /** Closes the ranges of the finished walks and writes the run's verdict. */
    RunClosed closeRun(CloseRun request);

    record OpenRun(
            String runKey,
            String workflowId,
            @Nullable String igUserId,
            String username,
            @Nullable Window window,
            Trigger trigger,
            @Nullable String batch,
            @Nullable String requester,
            boolean sweep) {}

    /**
     * @param window what this run walks: the requested one, or the configured one by what is already covered
     * @param refreshed the newest items that are read again however well they are known; beyond them a walk may stop at what is covered; null
     *     in older histories
     * @param sweep both streams are walked to their ends
     * @param expectsReels reels of the account are stored and have not been absent for long, so that an empty first page is suspect
     * @param niche staff's niche of the creator, for the search attribute; null where none
     */
    record RunPlan(
            Window window,
            @Nullable Window refreshed,
            boolean sweep,
            boolean expectsReels,
            @Nullable String niche) {}

    record SaveProfile(String runKey, String igUserId, String username, long rawId, boolean media) {}

    /**
     * @param accepted false where the handle now answers with another id than the creator's: nothing was written
     * @param state the account's state after this sighting
     * @param isPrivate true where the streams need not be asked
     * @param mediaCount what the account says it has; null where unknown
     * @param hasClips whether the account says it has reels; null where it was never delivered
     */
    record ProfileSaved(
            boolean accepted,
            AccountState state,
            String username,
            boolean isPrivate,
            @Nullable Long followers,
            @Nullable Long mediaCount,
            @Nullable Boolean hasClips,
            MediaCounts media) {}

    record SaveMissing(String runKey, @Nullable String igUserId, String username, long rawId) {}

    /** @param state the account's state after this sighting; UNKNOWN where no stored account is known to hold the handle */
    record MissingSaved(AccountState state) {}

    /**
     * @param pageRawId a page of the account's media, asked for by its id
     * @param profileRawId the profile answer that led nowhere or to another account
     */
    record TraceHandle(String runKey, String igUserId, Stream stream, long pageRawId, long profileRawId) {}

    /** @param username the handle the account has now; null where its media do not say */
    record HandleTraced(@Nullable String username) {}

    record SavePage(String runKey, String igUserId, Stream stream, int page, long rawId, boolean media) {}

    /**
     * @param unpinned items of this page that are not pinned
     * @param known of those, items that were already stored before this run
     * @param coveredTail how many unpinned items at the page's end, one after the other, were stored before this run and lie within an interval that
     *     finished walks have covered
     * @param coveredItems media stored from within that interval; {@link Integer#MAX_VALUE} where it reaches back to the beginning, 0 without a tail
     */
    record PageSaved(
            StreamCounts counts, MediaCounts media, int unpinned, int known, int coveredTail, int coveredItems) {
        /** Of a page that ends in nothing covered. */
        public PageSaved(StreamCounts counts, MediaCounts media, int unpinned, int known) {
            this(counts, media, unpinned, known, 0, 0);
        }
    }

    record ComputeAnalytics(String runKey, String igUserId) {}

    /**
     * Percentages; null where not enough is known.
     *
     * @param distinctMedia different media this run stored, over both streams
     * @param feedClips different reels of the creator's own that this run's feed listed
     */
    record AnalyticsSaved(
            int distinctMedia,
            int feedClips,
            @Nullable Double engagementRate,
            @Nullable Double growthDaily,
            @Nullable Double growthWeekly) {}

    /**
     * @param walks one entry per stream that was walked
     * @param detail one sentence for a person
     */
    record CloseRun(
            String runKey,
            @Nullable String igUserId,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail,
            List<StreamWalk> walks) {}

    /**
     * How a stream's walk ended.
     *
     * @param end null where the walk broke off: its range is not closed
     */
    record StreamWalk(
            Stream stream, StreamCounts counts, @Nullable WalkEnd end) {}

    /** What the run cost, from the ledger. */
    record RunClosed(ApiCalls apiCalls) {}
}
