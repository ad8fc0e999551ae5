package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slots of schedules that have no cycle, and what staff did to schedules. Thread-safe. */
public final class SlotLedger {
    private final Database database;
    private final Clock clock;

    public SlotLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** When the schedule's slots were due that have a row, from then on. */
    public List<Instant> written(String platform, String schedule, Instant from) {
        return database.autocommit(
                statements -> statements.mapper(SlotMapper.class).written(platform, schedule, from));
    }

    /**
     * Gives a slot that started nothing its verdict: PAUSED by the schedule's recorded pauses, SKIPPED where the slot before was still running, else
     * PAUSED where {@code pausedNow}, else MISSED. A slot that has a row keeps it.
     *
     * @param runsSince slot of a cycle that runs now and was due before; null where there is none
     * @param pausedNow the note of a pause that lasts, whoever set it; null where the schedule is not paused
     */
    public void judge(
            String platform,
            String schedule,
            String batch,
            Instant slot,
            @Nullable Instant runsSince,
            @Nullable String pausedNow) {
        database.autocommit(statements -> statements
                .mapper(SlotMapper.class)
                .judge(platform, schedule, batch, slot, runsSince, pausedNow, clock.instant()));
    }

    /** Records what staff did to a schedule. */
    public void audit(String schedule, String action, String requester, @Nullable String reason) {
        database.autocommit(statements ->
                statements.mapper(SlotMapper.class).audit(schedule, action, requester, reason, clock.instant()));
    }

    /** Slots further back than this are not looked for. */
    public Instant horizon() {
        return clock.instant().minus(Duration.ofDays(30));
    }

    public Instant now() {
        return clock.instant();
    }
}
