package dev.creatorflow.workflows.contract;

import io.temporal.common.Priority;
import org.jspecify.annotations.Nullable;

/** Temporal priorities: 1 is served first, 5 last. */
public final class Priorities {
    private static final int STAFF = 1;
    private static final int SCHEDULED = 3;
    private static final int BACKFILL = 5;

    /**
     * Following what was deleted on Reddit: before cycles, so that its share is there when it asks. It takes no more than that share by waiting between
     * its requests.
     */
    public static final Priority REDDIT_DELETIONS = Priority.newBuilder()
            .setPriorityKey(2)
            .setFairnessKey("reddit-deletions")
            .build();

    private Priorities() {}

    /**
     * The priority of everything a run schedules.
     *
     * @param batch id of the cycle or backfill, used as the fairness key so that one batch cannot starve another; null for a single run
     */
    public static Priority of(Trigger trigger, @Nullable String batch) {
        Priority.Builder priority = Priority.newBuilder().setPriorityKey(key(trigger));
        if (batch != null) {
            priority.setFairnessKey(batch.length() <= 64 ? batch : batch.substring(0, 64));
        }
        return priority.build();
    }

    private static int key(Trigger trigger) {
        return switch (trigger) {
            case STAFF -> STAFF;
            case SCHEDULE -> SCHEDULED;
            case BACKFILL, DISCOVERY -> BACKFILL;
        };
    }
}
