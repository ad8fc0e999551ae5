package dev.creatorflow.workflows.instagram;

/** How a finished walk of a stream ended. */
public enum WalkEnd {
    /** As many items as the window asks for were seen. */
    WINDOW_FILLED,
    /** The provider said that there is no more. */
    EXHAUSTED,
    /** The rest of the window is known from earlier finished walks. */
    COVERED
}
