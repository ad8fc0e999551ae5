package dev.creatorflow.workflows.instagram;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows about dead links of a creator's files, on {@link dev.creatorflow.workflows.contract.TaskQueues#MEDIA}. The asking
 * itself is {@link InstagramApiActivities}'.
 */
@ActivityInterface
public interface FreshLinkActivities {
    /** The next request that may bring fresh links; a repeated call answers the same until that request's rows are in. */
    NextLinks nextLinks(AskedSoFar request);

    /** Ends an asking: files that still wait for a link have had one more attempt, and at the last are given up. Idempotent by the run key. */
    LinksAsked linksAsked(AskedSoFar request);

    /**
     * @param runKey names the asking, and what it pays for
     * @param calls requests it has made
     */
    record AskedSoFar(String runKey, String igUserId, int calls) {}

    /**
     * What to ask for: a profile, a page, or nothing.
     *
     * @param username the handle to ask for; null where there is nothing to ask for
     * @param stream null asks for the profile
     * @param page counts the asking's requests of this stream
     * @param cursor null for the newest page
     * @param files files whose link the answer may bring; 0: nothing is to be asked for
     */
    record NextLinks(
            @Nullable String username,
            @Nullable Stream stream,
            int page,
            @Nullable String cursor,
            int files) {
        public static final NextLinks NONE = new NextLinks(null, null, 0, null, 0);
    }

    /**
     * @param waiting files that still wait for a link
     * @param lost files given up, for which no fresh link ever came
     */
    record LinksAsked(int waiting, int lost) {}
}
