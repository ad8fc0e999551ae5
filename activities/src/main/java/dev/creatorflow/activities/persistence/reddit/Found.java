package dev.creatorflow.activities.persistence.reddit;

import org.jspecify.annotations.Nullable;

/**
 * A community that an answer names.
 *
 * @param source lower-case name of the author or community that led there
 * @param subscribers null where the answer does not say
 * @param over18 null where the answer does not say
 * @param rawId the answer
 */
record Found(
        String name,
        Kind kind,
        String source,
        @Nullable Long subscribers,
        @Nullable Boolean over18,
        long rawId) {
    /** What led there. */
    enum Kind {
        AUTHOR,
        CROSSPOST,
        SIDEBAR
    }

    /** What becomes of it. */
    enum Outcome {
        STORED,
        USER_FEED,
        KNOWN,
        BELOW_MINIMUM,
        NSFW,
        SFW,
        TOO_DEEP,
        OVER_BUDGET
    }
}
