package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.instagram.model.Profile;

/** What a profile answer says. */
public sealed interface ProfileLookup {
    /** @param drift what was odd about the answer's fields */
    record Found(Profile profile, Drift drift) implements ProfileLookup {}

    /** The provider knows no such account. */
    record NotFound() implements ProfileLookup {}

    /**
     * Neither of both: nothing may be concluded about the account.
     *
     * @param reason one sentence for a person
     */
    record Unreadable(String reason) implements ProfileLookup {}
}
