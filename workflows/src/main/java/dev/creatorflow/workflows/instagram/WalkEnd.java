package dev.creatorflow.workflows.instagram;

/** How a finished walk of a stream ended. */
public enum WalkEnd {
    /** As many items as the window asks for were seen. */
    WINDOW_FILLED,
    /** The provider said that there is no more, and nothing else the run learned contradicts it. */
    EXHAUSTED,
    /**
     * The provider said that there is no more, and that is not believed: the account has more than came in, or the run ended before both were
     * compared. What came in reaches back as far as its oldest item, not to the beginning, and says of nothing that it is gone.
     */
    UNCONFIRMED,
    /** The rest of the window is known from earlier finished walks. */
    COVERED
}
