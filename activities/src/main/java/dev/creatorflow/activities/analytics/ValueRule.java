package dev.creatorflow.activities.analytics;

/** When a figure is 0 and when it is unknown: one rule per kind of figure. */
public enum ValueRule {
    MEAN(
            "Known zeros count, so 0 means that every known value is 0.",
            "Media whose value is hidden or not delivered are left out and raise the missing share; unknown when none is known."),
    MEDIAN(
            "0 when at least half of the known values are 0.",
            "Media whose value is hidden or not delivered are left out and raise the missing share; unknown when none is known."),
    TOTAL(
            "0 when every known value is 0, or when the creator is known to have no such media.",
            "Sums the known values, so it is a lower bound while the missing share is above 0; unknown when none is known."),
    FOLLOWER_RATE(
            "0 when the known values are all 0.",
            "As the mean it is built on; unknown also when the followers are unknown or 0."),
    QUOTIENT(
            "0 when the upper number is 0 and the lower is not.",
            "Computed over the media for which both numbers are known; unknown when there is none or the lower number is 0."),
    COUNT("0 when there is none.", "Never unknown: it counts what was looked at."),
    VIRALITY(
            "0 when media could be judged and none is viral.",
            "A medium is undecided when its figure is unknown, or when it passes the floor but fewer than 3 others give a"
                    + " baseline; undecided media are left out and raise the missing share; unknown when none is decided."),
    COMPARISON(
            "0 when the upper median is 0 and the lower is not.",
            "Unknown below 3 known media on either side, or when the lower median is 0."),
    CAPTION(
            "0 when media have captions and nothing of the kind is in them.",
            "Media without a caption are not averaged; captions not delivered raise the missing share; unknown when no"
                    + " medium has a caption."),
    CAPTION_FLAG(
            "0 (no) when every caption is known and none has one, or when the creator is known to have no such media.",
            "Unknown when none was seen and a caption is missing."),
    RHYTHM(
            "Frequency is never 0 (see days_since_last_post); a score of 0 means that gaps vary as much as they last.",
            "Pinned media are left out; media without a time raise the missing share; unknown with fewer than 2 media, when"
                    + " all were posted at once (frequency: within a day), or while a stream it needs was never walked."),
    ACTIVITY("Hour 0 is midnight.", "As the rhythm; unknown when no medium has a time."),
    PERFORMANCE(
            "Hour 0 is midnight; a performance of 0 means that the typical medium of that time got no interaction.",
            "Needs 3 media in each of at least 2 hours (weekdays); pinned media, media younger than 24 h and media without"
                    + " known engagement are left out, the last raising the missing share."),
    RECENCY("0 when a medium was posted at the very moment.", "Unknown when no medium has a time."),
    GROWTH(
            "0 when the count is the same at both ends.",
            "Unknown without an observation near enough to the start of the window, or with 0 followers there."),
    SETTING("As set.", "Never unknown."),
    CHOICE(
            "No number: see the text value.",
            "Unknown when nothing is known of either type, when no interaction is known, or while a stream was never walked."),
    LEGACY(
            "As in the replaced system: 0 also where the truth is unknown.",
            "Unknown when there is no medium at all; unknown counters count as 0, as they did.");

    private final String zero;
    private final String missing;

    ValueRule(String zero, String missing) {
        this.zero = zero;
        this.missing = missing;
    }

    /** When the figure is really zero. */
    public String zero() {
        return zero;
    }

    /** What happens to unknown values, and when the figure itself is unknown. */
    public String missing() {
        return missing;
    }
}
