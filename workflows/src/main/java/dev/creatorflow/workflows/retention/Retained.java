package dev.creatorflow.workflows.retention;

/** What grows old, in the order in which it is gone through. The name stands in histories: never rename a constant. */
public enum Retained {
    /** Observations of media: thinned to one a day, then one a week; past the last age only those that matter for good. */
    MEDIA_OBSERVATIONS("media observations"),
    /** Sightings of follower counts, thinned the same way. */
    FOLLOWER_HISTORY("follower history"),
    /** Score and comments of Reddit's posts over time, thinned the same way. */
    REDDIT_OBSERVATIONS("Reddit observations"),
    /** Daily metrics of creators. */
    DAILY_METRICS("daily metrics"),
    /** Daily figures of communities. */
    SUBREDDIT_SNAPSHOTS("daily figures of communities"),
    /** Single calls to providers, which become daily totals. */
    API_CALLS("API calls"),
    /** Rows of {@code system_logs}. */
    SYSTEM_LOGS("log rows"),
    /** Bodies of answers that no media transfer took along: they go to the archive. */
    LEFT_ANSWERS("answers packed late"),
    /** Raw answers, with the objects of the archive that nothing names any more. */
    RAW_ANSWERS("raw answers");

    private final String label;

    Retained(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
