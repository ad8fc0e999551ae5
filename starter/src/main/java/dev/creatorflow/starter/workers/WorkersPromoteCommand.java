package dev.creatorflow.starter.workers;

import dev.creatorflow.activities.temporal.WorkerBuilds;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code workers promote}. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Give new work, and what is under way, to a build.",
            "Rolling back is promoting the build before."
        })
public final class WorkersPromoteCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "BUILD", description = "As './creatorflow workers list' and the worker's log name it.")
    private String build = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    public WorkersPromoteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            new WorkerBuilds(session.connections().temporal()).promote(build);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.failed(e.getMessage() + ". See ./creatorflow workers list");
        }
        session.connections()
                .runSteering()
                .recordPromotion(build, session.connections().requester(reason.isBlank() ? null : reason));
        session.console()
                .result(
                        () -> Table.of("build", "standing")
                                .row(build, "CURRENT")
                                .build(),
                        () -> Map.of("buildId", build, "standing", "CURRENT"));
        return ExitCode.DONE.code();
    }
}
