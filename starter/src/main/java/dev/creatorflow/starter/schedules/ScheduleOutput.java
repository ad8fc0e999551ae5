package dev.creatorflow.starter.schedules;

import dev.creatorflow.activities.temporal.CycleSchedules.Line;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Locale;

/** How schedules are written. */
final class ScheduleOutput {
    private ScheduleOutput() {}

    static void write(Console console, Line line) {
        console.result(() -> table(List.of(line)), () -> line);
    }

    static Table table(List<Line> lines) {
        Table.Builder table = Table.of(
                "schedule", "platform", "state", "next", "jitter", "running", "started", "skipped", "missed", "note");
        for (Line line : lines) {
            table.row(
                    line.name(),
                    line.platform().label(),
                    line.paused() ? "paused" : "active",
                    line.next().isEmpty() ? null : line.next().getFirst(),
                    line.jitter().toString().substring(2).toLowerCase(Locale.ROOT),
                    line.running().size(),
                    line.started(),
                    line.skipped(),
                    line.missed(),
                    line.note() == null ? "" : line.note());
        }
        return table.build();
    }
}
