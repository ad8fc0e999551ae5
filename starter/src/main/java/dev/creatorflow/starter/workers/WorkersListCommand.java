package dev.creatorflow.starter.workers;

import dev.creatorflow.activities.temporal.WorkerBuilds;
import dev.creatorflow.activities.temporal.WorkerBuilds.Build;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code workers list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Builds of the worker, newest first: CURRENT gets new work, WAITING was never promoted, DRAINING still has runs",
            "to end, and of one that is DRAINED every worker may be stopped."
        })
public final class WorkersListCommand implements Callable<Integer> {

    private final Session session;

    public WorkersListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Build> builds = new WorkerBuilds(session.connections().temporal()).list();
        session.console().result(() -> table(builds), () -> Map.of("builds", builds));
        if (builds.isEmpty()) {
            session.console()
                    .remark("No worker has registered a build: versioning is off unless WORKER_VERSIONING=on.");
        }
        return ExitCode.DONE.code();
    }

    private static Table table(List<Build> builds) {
        Table.Builder table = Table.of("build", "standing", "since", "do");
        for (Build build : builds) {
            table.row(build.buildId(), build.standing(), build.since(), remedy(build));
        }
        return table.build();
    }

    private static String remedy(Build build) {
        return switch (build.standing()) {
            case CURRENT -> "";
            case WAITING -> "./creatorflow workers promote " + build.buildId();
            case DRAINING -> "keep a worker of it";
            case DRAINED -> "stop its workers";
        };
    }
}
