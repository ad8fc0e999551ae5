package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.instagram.ApiCalls;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a discovery writes, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. Every method is idempotent by the run key and works
 * from stored answers.
 */
@ActivityInterface
public interface RelatedStoreActivities {
    /** Whether the list has to be asked for; not where an answer of the last weeks still has accounts that wait. */
    boolean needsList(Source source);

    /** Stores who led to whom. */
    void saveList(SaveList request);

    /** The next accounts to ask for. Those that are stored by now, or that another run is asking for, are left out. */
    Claimed claim(Claim request);

    /** Stores a found account as a creator that waits for review, or remembers why not. */
    Kept keep(Keep request);

    /** Counts, and marks the source as done where every account it led to was dealt with. */
    Closed close(Close request);

    record Source(String runKey, String igUserId) {}

    record SaveList(String runKey, String igUserId, long rawId) {}

    /** @param afterPlace accounts up to this place had their turn in this run; null at its start */
    record Claim(String runKey, String igUserId, @Nullable Integer afterPlace, int limit) {}

    /** @param accounts in the order of the source's list; none where nobody waits any more */
    record Claimed(List<Account> accounts) {
        public Claimed {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param place in the source's list, from 0 */
    record Account(String igUserId, String username, int place) {}

    record Keep(
            String runKey,
            String sourceIgUserId,
            String igUserId,
            String username,
            long rawId,
            boolean found,
            long minFollowers) {}

    /**
     * @param outcome what became of it
     * @param mediaDue files that became due: the profile picture
     */
    record Kept(FoundOutcome outcome, int mediaDue) {}

    /** @param listed the source's list was had, now or before */
    record Close(String runKey, String igUserId, boolean listed) {}

    record Closed(RelatedCounts counts, ApiCalls apiCalls) {}

    /** What became of a found account. The name stands in the database and in histories. */
    enum FoundOutcome {
        /** It was stored already, or another source had led to it: nothing was paid. */
        KNOWN,
        /** Stored as a creator, waiting for review. */
        STORED,
        BELOW_MINIMUM,
        /** The provider knows no such account any more. */
        NOT_FOUND,
        /** Its handle now belongs to another id. */
        IDENTITY_CHANGED
    }
}
