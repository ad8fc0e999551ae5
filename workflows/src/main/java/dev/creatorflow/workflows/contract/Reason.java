package dev.creatorflow.workflows.contract;

/** Why an {@link Outcome} is what it is. Absent on an ordinary COMPLETE. */
public enum Reason {
    /** The account exists and shows its content to followers only. */
    PRIVATE,
    /** The provider knows no such account. */
    NOT_FOUND,
    /** Reddit closed the community. */
    BANNED,
    /** The community is shown only to those who opt in. */
    QUARANTINED,
    /** The community stands behind a warning that nobody can agree to for us. */
    GATED,
    /** The community is for paying users of Reddit. */
    GOLD_ONLY,
    /** The user is suspended. */
    SUSPENDED,
    /** Refused without a reason: it may be the community, and it may be us. */
    FORBIDDEN,
    /** Its over-18 content is not shown to this application. */
    FILTERED,
    /** Its review state says that it is not followed: nothing was asked. */
    NOT_WANTED,
    /** The account answers, and its name now belongs to another id. */
    IDENTITY_CHANGED,
    /** Fewer media were delivered than the account is said to have. */
    ITEMS_MISSING,
    /** The provider kept answering with an empty page where content is expected. */
    EMPTY_UPSTREAM,
    /** The provider's cursor was null, repeated or looping while it promised more. */
    BAD_CURSOR,
    /** The provider's monthly quota is used up. */
    QUOTA_EXHAUSTED,
    /** Our own daily or monthly cap is reached. */
    BUDGET_REACHED,
    /** The source is paused by staff or by a safety rule. */
    PAUSED,
    /** The provider refuses the key. */
    BAD_CREDENTIALS,
    /** The provider did not answer usefully within the bounded attempts. */
    UPSTREAM_DOWN,
    /** The provider limited the rate beyond the bounded attempts. */
    RATE_LIMITED,
    /** The answer does not have a shape we can read. */
    SCHEMA_DRIFT,
    /** Some items of a page could not be mapped; they are kept in {@code unmapped_items}. */
    ITEMS_REJECTED,
    /** Cancelled by staff. */
    CANCELLED,
    /** A fault of ours; the failure says which. */
    INTERNAL;

    /** Whether nothing further may be asked: the run was stopped, and did not fail. */
    public boolean stops() {
        return switch (this) {
            case BUDGET_REACHED, PAUSED, QUOTA_EXHAUSTED, CANCELLED -> true;
            case PRIVATE,
                    NOT_FOUND,
                    BANNED,
                    QUARANTINED,
                    GATED,
                    GOLD_ONLY,
                    SUSPENDED,
                    FORBIDDEN,
                    FILTERED,
                    NOT_WANTED,
                    IDENTITY_CHANGED,
                    ITEMS_MISSING,
                    EMPTY_UPSTREAM,
                    BAD_CURSOR,
                    BAD_CREDENTIALS,
                    UPSTREAM_DOWN,
                    RATE_LIMITED,
                    SCHEMA_DRIFT,
                    ITEMS_REJECTED,
                    INTERNAL -> false;
        };
    }
}
