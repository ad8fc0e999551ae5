package dev.creatorflow.workflows.reddit;

import java.util.Locale;

/** What is asked of Reddit. Each is a stream of its own in the ledger and among the raw answers. */
public enum RedditCall {
    /** {@code /r/NAME/about} */
    ABOUT(false, false),
    /** {@code /r/NAME/about/rules} */
    RULES(false, false),
    /** {@code /r/NAME/top?t=week} */
    TOP_WEEK(false, true),
    /** {@code /r/NAME/new} */
    NEW(false, true),
    /** {@code /user/NAME/about} */
    USER_ABOUT(true, false),
    /** {@code /user/NAME/submitted} */
    SUBMITTED(true, true),
    /** {@code /api/info}: up to 100 posts by their names */
    INFO(false, true);

    /** The most a listing gives in one answer. */
    public static final int PAGE_SIZE = 100;

    /** The most a listing gives in all its pages. */
    public static final int LISTING_END = 1_000;

    private final boolean ofUser;
    private final boolean listing;

    RedditCall(boolean ofUser, boolean listing) {
        this.ofUser = ofUser;
        this.listing = listing;
    }

    public boolean ofUser() {
        return ofUser;
    }

    public boolean listing() {
        return listing;
    }

    /** Its name in {@code raw_responses.stream}, {@code api_calls.stream} and {@code fetch_ranges.stream}. */
    public String stream() {
        return name().toLowerCase(Locale.ROOT);
    }
}
