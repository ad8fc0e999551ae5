package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.persistence.staff.FailureGroup;

/** What to type about a group of failures. */
public final class Remedy {

    private Remedy() {}

    /** One line: a command, after what has to be mended first. */
    public static String of(FailureGroup group) {
        String retry = "./creatorflow runs retry --group " + group.id();
        return switch (group.reason()) {
            case BAD_CREDENTIALS ->
                "mend "
                        + ("reddit".equals(group.provider())
                                ? "REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET"
                                : "RAPIDAPI_KEY")
                        + ", restart the worker, then " + retry;
            case QUOTA_EXHAUSTED, BUDGET_REACHED, PAUSED -> "./creatorflow budget show; when it goes on: " + retry;
            case SCHEMA_DRIFT, ITEMS_REJECTED, INTERNAL ->
                "./creatorflow runs show " + group.exampleRun() + "; when it is mended: " + retry;
            case IDENTITY_CHANGED -> "./creatorflow creators show " + group.exampleUsername();
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
                    ITEMS_MISSING,
                    EMPTY_UPSTREAM,
                    BAD_CURSOR,
                    UPSTREAM_DOWN,
                    RATE_LIMITED,
                    CANCELLED -> retry;
        };
    }
}
