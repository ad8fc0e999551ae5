package dev.creatorflow.starter.schedules;

import dev.creatorflow.activities.persistence.batch.BatchFilter;
import dev.creatorflow.activities.persistence.batch.BatchLine;
import dev.creatorflow.activities.temporal.CycleSchedules;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedules show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One schedule, and what became of each of its slots.")
public final class ScheduleShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The schedule.")
    private String name = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "Newest slots; default 20.")
    private int limit = 20;

    public ScheduleShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Schedules schedules = new Schedules(session);
        CycleSchedules.Line line = schedules.require(name);
        schedules.reconcile();
        List<BatchLine> slots = session.connections().batches().list(new BatchFilter("CYCLE", name, null), limit);
        session.console()
                .remark((line.paused() ? "paused" : "active")
                        + (line.note() == null ? "" : ": " + line.note())
                        + (line.next().isEmpty()
                                ? ""
                                : "; next slot " + line.next().getFirst()));
        session.console().result(() -> table(slots), () -> document(line, slots));
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> document(CycleSchedules.Line line, List<BatchLine> slots) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schedule", line);
        document.put("slots", slots);
        return document;
    }

    private static Table table(List<BatchLine> slots) {
        Table.Builder table = Table.of(
                "slot", "verdict", "outcome", "reason", "due", "done", "in_flight", "calls", "ended", "detail");
        for (BatchLine slot : slots) {
            table.row(
                    slot.slotAt(),
                    slot.verdict(),
                    slot.outcome() == null ? "" : slot.outcome(),
                    slot.reason() == null ? "" : slot.reason(),
                    slot.due(),
                    slot.done(),
                    slot.inFlight(),
                    slot.calls(),
                    slot.closedAt(),
                    slot.detail() == null ? "" : slot.detail());
        }
        return table.build();
    }
}
