package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.schedule.SystemTask;
import java.time.Duration;

/**
 * A Temporal Schedule the product brings along. In the first run of a worker it is made; from then on it is staff's, who may pause it or change
 * its time.
 */
public enum SystemSchedule {
    RETENTION(
            "retention",
            SystemTask.RETENTION,
            Duration.ofDays(1),
            Duration.ofMinutes(200),
            Duration.ofMinutes(10),
            "Every night at 03:20 UTC: thins old history and clears what is past its age (METRICS_RETENTION, API_CALLS_RETENTION, LOG_RETENTION). A pause costs only disk space."),

    RECONCILIATION(
            "reconciliation",
            SystemTask.RECONCILIATION,
            Duration.ofDays(1),
            Duration.ofMinutes(310),
            Duration.ofMinutes(10),
            "Every day at 05:10 UTC: compares the ledger with what runs, finds creators nobody started, keeps histories of failures. A pause lets them vanish with Temporal's retention."),

    MEDIA_REPAIR(
            "media-repair",
            SystemTask.MEDIA_REPAIR,
            Duration.ofHours(1),
            Duration.ofMinutes(35),
            Duration.ofMinutes(2),
            "Every hour: tries due media again, asks for fresh links where they died, tidies unfinished uploads. A pause lets links of waiting media die."),

    REDDIT_DELETIONS(
            "reddit-deletions",
            SystemTask.REDDIT_DELETIONS,
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            "Every hour: looks for stored posts of Reddit again (REDDIT_DELETION_CHECK_INTERVAL) and follows what was deleted there. A pause breaks Reddit's terms.");

    private final String id;
    private final SystemTask task;
    private final Duration every;
    private final Duration offset;
    private final Duration jitter;
    private final String note;

    /**
     * @param every from one slot to the next; slots are counted from 1970 in UTC
     * @param offset of the slots within {@code every}
     * @param jitter the latest a slot may be late by chance
     * @param note what staff read beside the schedule: what it does, and what a pause means
     */
    SystemSchedule(String id, SystemTask task, Duration every, Duration offset, Duration jitter, String note) {
        this.id = id;
        this.task = task;
        this.every = every;
        this.offset = offset;
        this.jitter = jitter;
        this.note = note;
    }

    public String id() {
        return id;
    }

    SystemTask task() {
        return task;
    }

    Duration every() {
        return every;
    }

    Duration offset() {
        return offset;
    }

    Duration jitter() {
        return jitter;
    }

    String note() {
        return note;
    }

    /** After an outage at most one missed slot is made up for. */
    Duration catchUp() {
        return every.minus(jitter);
    }
}
