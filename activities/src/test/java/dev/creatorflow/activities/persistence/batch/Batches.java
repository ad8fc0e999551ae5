package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Batches on a real database with generated creators, at a time the test moves. */
public final class Batches implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CYCLE = "instagram/cycle/nightly-2026-11-21T12:00:00Z";

    public final Database database = TestDatabase.create();
    public final Rows rows = new Rows(database);
    public final BatchStore store;
    private Instant now = NOON;

    public Batches() {
        store = new BatchStore(
                database, clock(), new RefreshTiers(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7)));
    }

    /** Approved creators 1 to {@code count}; creator n is overdue by n seconds. */
    public void creators(int count) {
        creatorsFrom(1, count);
    }

    /** As {@link #creators}, from the first to the last. */
    public void creatorsFrom(int first, int last) {
        rows.change("""
                insert into public.instagram_creators (ig_user_id, username, review_status, last_scraped_at)
                select n::text, 'creator' || n, 'ok', ?::timestamptz - interval '1 day' - n * interval '1 second'
                from generate_series(?, ?) n""", Timestamp.from(NOON), first, last);
        rows.change("""
                insert into creatorflow.account_state (ig_user_id, state, since, last_sighting_at, due_at)
                select n::text, 'ACTIVE', ?, ?, ?::timestamptz - n * interval '1 second' from generate_series(?, ?) n""", Timestamp.from(NOON), Timestamp.from(NOON), Timestamp.from(NOON), first, last);
    }

    public BatchStanding openCycle() {
        return store.open(cycle(null));
    }

    public static OpenBatch cycle(@Nullable Integer most) {
        return new OpenBatch(Platform.INSTAGRAM, CYCLE, Trigger.SCHEDULE, "nightly", NOON, most, null);
    }

    /** What a run does to the ledger when it opens and closes, without any request. */
    public void run(String runKey, String target, String outcome, @Nullable String reason, int calls) {
        rows.change(
                """
                insert into creatorflow.runs
                    (run_key, platform, target, username, workflow_id, "trigger", batch, started_at, closed_at, verdict,
                     outcome, reason, calls_total)
                values (?, 'instagram', ?, ?, ?, 'SCHEDULE', ?, ?, ?, 'RAN', ?, ?, ?)
                on conflict (run_key) do update set closed_at = excluded.closed_at, outcome = excluded.outcome,
                    reason = excluded.reason, calls_total = runs.calls_total + excluded.calls_total""",
                runKey,
                target,
                "creator" + target,
                "instagram/creator/" + target,
                CYCLE,
                Timestamp.from(now),
                Timestamp.from(now),
                outcome,
                reason,
                calls);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
