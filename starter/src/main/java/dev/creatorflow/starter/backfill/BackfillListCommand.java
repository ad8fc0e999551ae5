package dev.creatorflow.starter.backfill;

import dev.creatorflow.activities.persistence.batch.BatchFilter;
import dev.creatorflow.activities.persistence.batch.BatchLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backfill list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Backfills, newest first.")
public final class BackfillListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many; default 20.")
    private int limit = 20;

    public BackfillListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<BatchLine> backfills =
                session.connections().batches().list(new BatchFilter("BACKFILL", null, null), limit);
        session.console().result(() -> table(backfills), () -> Map.of("backfills", backfills));
        return ExitCode.DONE.code();
    }

    static Table table(List<BatchLine> backfills) {
        Table.Builder table = Table.of(
                "backfill",
                "creators",
                "verdict",
                "outcome",
                "reason",
                "due",
                "done",
                "in_flight",
                "calls",
                "planned",
                "begun",
                "ended");
        for (BatchLine backfill : backfills) {
            table.row(
                    backfill.name(),
                    backfill.selection() == null ? "" : backfill.selection(),
                    backfill.verdict(),
                    backfill.outcome() == null ? "" : backfill.outcome(),
                    backfill.reason() == null ? "" : backfill.reason(),
                    backfill.due(),
                    backfill.done(),
                    backfill.inFlight(),
                    backfill.calls(),
                    backfill.plannedLow() + "–" + backfill.plannedHigh(),
                    backfill.openedAt(),
                    backfill.closedAt());
        }
        return table.build();
    }
}
