package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Staff's changes of creators: the sole writer of {@code review_status, reviewed_at, reviewed_by, niche, notes, refresh_tier, tags,
 * paused, observe}. Each changed creator leaves one row in the audit log, in the same transaction; what would change nothing leaves none.
 * Thread-safe.
 */
public interface CreatorStaff {
    static CreatorStaff over(Database database, Clock clock) {
        return new SqlCreatorStaff(database, clock);
    }

    /**
     * Stores accounts whose ids are known, without a request upstream. An account that is stored already keeps what staff decided; only a
     * niche that is given is taken over. A handle is taken from a stored account that was never seen with it; an account that was seen with
     * it keeps it. Refuses with {@link IllegalArgumentException} what is no id or handle, and one handle for two ids.
     *
     * @param approved true enrols new accounts at once, false leaves them pending
     */
    Changed importKnown(List<KnownCreator> creators, boolean approved, Requester by);

    /** Stores or finds the account and approves it: what {@code creators add} does once the id is known. A null niche erases none. */
    Changed add(KnownCreator creator, Requester by);

    /**
     * Sets the review of each. Approved creators become due at once, or a day after a scrape they already had; the others are no longer
     * scheduled.
     */
    Changed review(List<String> igUserIds, Review review, Requester by);

    Changed edit(List<String> igUserIds, CreatorEdit edit, Requester by);

    /**
     * Does the change, tells what it did and takes it back: a plan that cannot differ from what the change itself would do. Rows are locked
     * meanwhile, as the change would lock them.
     */
    Rehearsal rehearse(Function<CreatorStaff, Changed> change);

    /**
     * What a change would do.
     *
     * @param differences what the audit log would hold, one entry for each changed creator, by handle
     */
    record Rehearsal(Changed changed, List<Difference> differences) {
        public Rehearsal {
            differences = List.copyOf(differences);
        }
    }

    /**
     * How one creator would differ.
     *
     * @param before JSON of the columns that would change; null for a creator that is not stored yet
     * @param after JSON of what they would be
     */
    record Difference(
            String igUserId,
            String username,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * An account by its id.
     *
     * @param igUserId digits only
     */
    record KnownCreator(
            String igUserId, String username, @Nullable String niche) {}

    /**
     * What a change did.
     *
     * @param changed ids that are different now, new ones included
     * @param unchanged ids that already were as wanted
     * @param unknown ids that are not stored
     */
    record Changed(List<String> changed, List<String> unchanged, List<String> unknown) {
        public Changed {
            changed = List.copyOf(changed);
            unchanged = List.copyOf(unchanged);
            unknown = List.copyOf(unknown);
        }
    }
}
