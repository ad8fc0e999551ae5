package dev.creatorflow.workflows.reddit.model;

import java.util.Locale;

/**
 * Why Reddit does not show a community or a user to us, as one answer says it. Whether it is believed is decided over several sightings. A page
 * that blocks us, a refused rate and a broken answer are none of these: they say nothing about the community, and fail the request.
 */
public enum Unavailable {
    /** Only its members see it. */
    PRIVATE,
    /** Reddit closed it. */
    BANNED,
    /** Shown only to those who opt in. */
    QUARANTINED,
    /** As quarantined, behind a warning of another kind. */
    GATED,
    /** Only paying users of Reddit see it. */
    GOLD_ONLY,
    /** No community or user of this name; a user who deleted the account or is shadow-banned looks the same. */
    NOT_FOUND,
    /** The user is suspended. */
    SUSPENDED,
    /** Refused without a reason: it may be the community, and it may be us. */
    FORBIDDEN,
    /** It is there, and its over-18 content is not shown to this application. */
    FILTERED;

    /** As it stands in sentences for people. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
