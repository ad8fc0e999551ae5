package dev.creatorflow.activities.reconcile;

import dev.creatorflow.activities.notify.NoticeMapper;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.reconcile.ReconcileMapper.Forgotten;
import dev.creatorflow.activities.reconcile.ReconcileMapper.OpenRun;
import dev.creatorflow.workflows.reconcile.ReconciliationActivities;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** See {@link ReconciliationActivities}. */
public final class ReconciliationActivitiesImpl implements ReconciliationActivities {
    /** A younger run may be about to be closed. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int MOST_RUNS = 1_000;
    private static final String KIND = "RECONCILED";

    private final Database database;
    private final Executions executions;
    private final HistoryExport export;
    private final Runnable slots;
    private final Clock clock;

    /**
     * @param archive where histories of failures go; null where object storage is switched off
     * @param retention how long Temporal keeps closed executions
     * @param slots gives slots without a row their verdict
     */
    public ReconciliationActivitiesImpl(
            Database database,
            WorkflowClient client,
            @Nullable ObjectStore archive,
            Duration retention,
            Runnable slots,
            Clock clock) {
        this(database, Executions.of(client), archive, retention, slots, clock);
    }

    ReconciliationActivitiesImpl(
            Database database,
            Executions executions,
            @Nullable ObjectStore archive,
            Duration retention,
            Runnable slots,
            Clock clock) {
        this.database = database;
        this.executions = executions;
        this.export = new HistoryExport(database, executions, archive, retention);
        this.slots = slots;
        this.clock = clock;
    }

    @Override
    public void judgeSlots() {
        slots.run();
    }

    @Override
    public int closeLeftRuns() {
        Instant now = clock.instant();
        List<OpenRun> open = database.autocommit(
                statements -> statements.mapper(ReconcileMapper.class).open(now.minus(SETTLED), MOST_RUNS));
        int closed = 0;
        for (OpenRun run : open) {
            Optional<String> end = executions.end(run.workflowId());
            if (end.isPresent()) {
                String detail = "its execution is " + end.get() + " and did not close the run";
                closed += database.autocommit(
                        statements -> statements.mapper(ReconcileMapper.class).close(run.runKey(), detail, now));
            }
            beat();
        }
        if (closed > 0) {
            tell(
                    "runs",
                    closed + " runs stood open although their execution had ended; they are closed as FAILED INTERNAL",
                    "./creatorflow runs failures");
        }
        return closed;
    }

    @Override
    public int findStrays() {
        List<String> strays = executions
                .scraping()
                .filter(target -> !database.autocommit(
                        statements -> statements.mapper(ReconcileMapper.class).known(target)))
                .toList();
        if (!strays.isEmpty()) {
            tell(
                    "executions",
                    strays.size() + " scrapes are under way of accounts nobody knows, such as " + strays.getFirst(),
                    "./creatorflow runs cancel instagram/creator/" + strays.getFirst() + " --reason ...");
        }
        return strays.size();
    }

    @Override
    public int findForgotten() {
        Forgotten forgotten = database.autocommit(statements -> statements
                .mapper(ReconcileMapper.class)
                .forgotten(clock.instant().minus(FORGOTTEN)));
        if (forgotten.creators() > 0) {
            tell(
                    "creators",
                    forgotten.creators() + " creators have been due for more than a day without a run, such as @"
                            + forgotten.example(),
                    "./creatorflow schedules list");
        }
        return forgotten.creators();
    }

    @Override
    public int exportHistories() {
        return export.run(clock.instant(), ReconciliationActivitiesImpl::beat);
    }

    private void tell(String subject, String sentence, String command) {
        database.transaction(statements -> {
            if (!statements.mapper(ReconcileMapper.class).told(KIND, subject)) {
                statements.mapper(NoticeMapper.class).add(KIND, subject, sentence, command);
            }
            return null;
        });
    }

    private static void beat() {
        Activity.getExecutionContext().heartbeat(null);
    }
}
