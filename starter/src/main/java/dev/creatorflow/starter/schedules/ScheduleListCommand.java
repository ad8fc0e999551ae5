package dev.creatorflow.starter.schedules;

import dev.creatorflow.activities.temporal.CycleSchedules;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code schedules list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "All schedules of cycles, with their next slot.")
public final class ScheduleListCommand implements Callable<Integer> {
    private final Session session;

    public ScheduleListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CycleSchedules cycles = new Schedules(session).cycles();
        List<CycleSchedules.Line> lines = cycles.names().stream()
                .map(cycles::find)
                .flatMap(Optional::stream)
                .toList();
        session.console().result(() -> ScheduleOutput.table(lines), () -> Map.of("schedules", lines));
        return ExitCode.DONE.code();
    }
}
