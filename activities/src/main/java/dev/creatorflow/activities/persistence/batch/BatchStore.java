package dev.creatorflow.activities.persistence.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.batch.BatchActivities.Steering;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of cycles and backfills. Every change of targets counts them in the same transaction, under the batch's row. Thread-safe. */
public final class BatchStore {
    /** How often a step looks whether the next targets are wanted, each time at about a hundred of them. */
    private static final int MOST_LOOKS = 50;

    /** A run that has not ended by then is looked for: its execution may be gone. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final int LATE_AT_ONCE = 20;

    private final Database database;
    private final Clock clock;
    private final DueTargets instagram;
    private final DueTargets reddit;

    /** With Reddit's usual reach. */
    public BatchStore(Database database, Clock clock, RefreshTiers tiers) {
        this(database, clock, tiers, RedditReach.USUAL);
    }

    public BatchStore(Database database, Clock clock, RefreshTiers tiers, RedditReach reach) {
        this.database = database;
        this.clock = clock;
        this.instagram = new InstagramTargets(tiers);
        this.reddit = new RedditTargets(reach);
    }

    /**
     * Opens the batch, or opens it again. A cycle gets the targets that are due now, once: a repeated opening finds them. A backfill's targets are
     * there; those that failed in an earlier execution of it get another chance.
     */
    public BatchStanding open(OpenBatch request) {
        Instant now = clock.instant();
        return database.transaction(statements -> {
            BatchMapper batches = statements.mapper(BatchMapper.class);
            String name = request.schedule() == null ? plainName(request.batch()) : request.schedule();
            Instant slot = slot(request, now);
            if (slot != null) {
                batches.adoptSlot(request.batch(), request.platform().label(), name, slot);
            }
            batches.insert(
                    request.batch(),
                    slot == null ? "BACKFILL" : "CYCLE",
                    request.platform().label(),
                    name,
                    slot,
                    request.requester(),
                    now);
            BatchStanding before = locked(batches, request.batch());
            if (slot != null && before.due() == 0) {
                targets(request.platform()).due(statements, request.batch(), request.most(), now);
            } else if (slot == null) {
                batches.revive(request.batch());
            }
            batches.count(request.batch());
            batches.open(request.batch(), now);
            return locked(batches, request.batch());
        });
    }

    /** Writes a slot down that found its source closed: nothing begins, what is due stays due. Returns how many that are. */
    public long refuse(OpenBatch request) {
        Instant now = clock.instant();
        return database.transaction(statements -> {
            BatchMapper batches = statements.mapper(BatchMapper.class);
            String platform = request.platform().label();
            String name = Objects.requireNonNull(request.schedule(), "only a slot of a schedule is refused");
            Instant slot = Objects.requireNonNull(slot(request, now));
            batches.adoptSlot(request.batch(), platform, name, slot);
            batches.insert(request.batch(), "CYCLE", platform, name, slot, request.requester(), now);
            long due = targets(request.platform()).countDue(statements, now);
            batches.refused(request.batch(), due);
            return due;
        });
    }

    private static @Nullable Instant slot(OpenBatch request, Instant now) {
        return request.schedule() == null ? null : Objects.requireNonNullElse(request.slotAt(), now);
    }

    private static String plainName(String batch) {
        return batch.substring(batch.lastIndexOf('/') + 1);
    }

    private DueTargets targets(Platform platform) {
        return switch (platform) {
            case INSTAGRAM -> instagram;
            case REDDIT -> reddit;
        };
    }

    /** Takes in what has ended since the last step, and in a cycle what that has led to. */
    public void settle(Platform platform, String batch) {
        Instant now = clock.instant();
        database.transaction(statements -> {
            BatchMapper batches = statements.mapper(BatchMapper.class);
            boolean cycle = locked(batches, batch).kind().equals("CYCLE");
            BatchMapper.Moves ended = batches.settle(batch, now);
            move(batches, batch, ended);
            int added = cycle && ended.done() > 0 ? targets(platform).grow(statements, batch, now) : 0;
            return added > 0 ? batches.grow(batch, added) : 0;
        });
    }

    /**
     * Claims as many of the next targets as the window has room for, and at most {@code atOnce}. Those that are not wanted any more are dropped
     * before, until none of them is among the next; where there are very many, the rest waits for the next step, and none is claimed in this one.
     *
     * @param window targets in flight at most
     */
    public void claim(Platform platform, String batch, int window, int atOnce) {
        Instant now = clock.instant();
        database.transaction(statements -> {
            BatchMapper batches = statements.mapper(BatchMapper.class);
            int room = (int) Math.min(atOnce, window - locked(batches, batch).inFlight());
            if (room > 0 && dropUnwanted(statements, platform, batch, atOnce, now)) {
                move(batches, batch, batches.claim(batch, room, now));
            }
            return room;
        });
    }

    /** True where all of the next targets are wanted. */
    private boolean dropUnwanted(Statements statements, Platform platform, String batch, int ahead, Instant now) {
        BatchMapper batches = statements.mapper(BatchMapper.class);
        for (int look = 0; look < MOST_LOOKS; look++) {
            BatchMapper.Moves dropped = targets(platform).dropUnwanted(statements, batch, ahead, now);
            move(batches, batch, dropped);
            if (dropped.done() == 0) {
                return true;
            }
        }
        return false;
    }

    /** Calls of the targets that will not be run again. */
    public long callsOfEnded(String batch) {
        return database.autocommit(
                statements -> statements.mapper(BatchMapper.class).callsOfEnded(batch));
    }

    /** What is claimed and not known to be started, those of a step that was cut off included. */
    public List<BatchTarget> claimed(String batch, int most) {
        return database.autocommit(
                statements -> statements.mapper(BatchMapper.class).claimed(batch, most));
    }

    /** Records starts; one that is recorded already stays. */
    public void started(String batch, List<StartedTarget> targets) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (StartedTarget target : targets) {
            rows.addObject()
                    .put("target", target.target())
                    .put("run_key", target.runKey())
                    .put("workflow_id", target.workflowId());
        }
        database.autocommit(statements -> statements.mapper(BatchMapper.class).started(batch, rows.toString()));
    }

    /** Puts claimed targets back to their places for a while: a scrape under way is past what they ask for. */
    public void postpone(String batch, List<StartedTarget> targets) {
        if (targets.isEmpty()) {
            return;
        }
        List<String> names = targets.stream().map(StartedTarget::target).toList();
        moving(batch, (batches, standing) -> List.of(batches.postpone(batch, names, clock.instant())));
    }

    /** Targets whose run should have ended by now, a few at a time; each comes up again after the same time. */
    public List<BatchTarget> late(String batch) {
        Instant now = clock.instant();
        return database.autocommit(
                statements -> statements.mapper(BatchMapper.class).late(batch, now.minus(LATE), now, LATE_AT_ONCE));
    }

    /** Settles a target whose execution ended without closing its run; does nothing where the run was closed meanwhile. */
    public void lose(String batch, String target, Outcome outcome, @Nullable Reason reason) {
        moving(
                batch,
                (batches, standing) -> List.of(batches.lose(
                        batch, target, outcome.name(), reason == null ? null : reason.name(), clock.instant())));
    }

    public BatchStanding standing(String batch) {
        BatchStanding standing = database.autocommit(
                statements -> statements.mapper(BatchMapper.class).standing(batch));
        return found(standing, batch);
    }

    /** Writes the end of a batch. */
    public void close(
            String batch,
            String verdict,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail,
            String summary) {
        database.autocommit(statements -> statements
                .mapper(BatchMapper.class)
                .close(
                        batch,
                        verdict,
                        outcome.name(),
                        reason == null ? null : reason.name(),
                        detail,
                        summary,
                        clock.instant()));
    }

    /** Writes what staff did with a batch. */
    public void audit(Steering steering) {
        database.autocommit(statements -> statements
                .mapper(BatchMapper.class)
                .audit(steering.batch(), steering.action(), steering.requester(), steering.reason(), clock.instant()));
    }

    private interface Change {
        List<BatchMapper.Moves> apply(BatchMapper batches, BatchStanding standing);
    }

    private void moving(String batch, Change change) {
        database.transaction(statements -> {
            BatchMapper batches = statements.mapper(BatchMapper.class);
            change.apply(batches, locked(batches, batch)).forEach(moves -> move(batches, batch, moves));
            return batch;
        });
    }

    private static void move(BatchMapper batches, String batch, BatchMapper.Moves moves) {
        if (moves.waiting() != 0 || moves.inFlight() != 0 || moves.done() != 0 || moves.calls() != 0) {
            batches.move(batch, moves);
        }
    }

    private static BatchStanding locked(BatchMapper batches, String batch) {
        return found(batches.lock(batch), batch);
    }

    private static BatchStanding found(@Nullable BatchStanding standing, String batch) {
        if (standing == null) {
            throw new IllegalStateException("There is no cycle or backfill " + batch + " in creatorflow.batches");
        }
        return standing;
    }
}
