package dev.creatorflow.workflows.instagram;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows about dead links of a creator's files, on {@link dev.creatorflow.workflows.contract.TaskQueues#MEDIA}. The asking
 * itself is {@link InstagramApiActivities}'.
 */
@ActivityInterface
public interface FreshLinkActivities {
    /** The next request that may bring fresh links; a repeated call answers the same until that request's rows are in. */
    NextLinks nextLinks(AskedSoFar request);

    /**
     * Ends an asking: files that still wait for a link although their page was asked for have had one more chance, and after the last are given up,
     * as are those that no page can bring a link. Idempotent by the run key.
     */
    LinksAsked linksAsked(AskedSoFar request);

    /**
     * @param runKey names the asking, and what it pays for
     * @param calls pages and profiles it has asked for, those that failed included
     * @param failed those whose request failed for good; not asked for again
     * @param accountRefused the account as a whole is not shown: every waiting file counts as asked for
     */
    record AskedSoFar(String runKey, String igUserId, int calls, List<FailedPage> failed, boolean accountRefused) {
        public AskedSoFar {
            failed = List.copyOf(failed);
        }
    }

    /**
     * A request that was paid for and brought nothing.
     *
     * @param stream null for the profile
     * @param cursor null for the newest page
     */
    record FailedPage(@Nullable Stream stream, @Nullable String cursor) {}

    /**
     * What to ask for: a profile, a page, or nothing.
     *
     * @param username the handle to ask for; null where there is nothing to ask for
     * @param stream null asks for the profile
     * @param page counts the asking's requests of this stream
     * @param cursor null for the newest page
     * @param files files whose link the answer may bring; 0: nothing is to be asked for
     * @param hopeless where nothing is to be asked for: files that no request can bring a link; they wait for the end of the asking
     */
    record NextLinks(
            @Nullable String username,
            @Nullable Stream stream,
            int page,
            @Nullable String cursor,
            int files,
            int hopeless) {
        /** Nothing to ask for. */
        public static NextLinks none(int hopeless) {
            return new NextLinks(null, null, 0, null, 0, hopeless);
        }
    }

    /**
     * @param waiting files that still wait for a link
     * @param lost files given up, for which no fresh link ever came
     */
    record LinksAsked(int waiting, int lost) {}
}
