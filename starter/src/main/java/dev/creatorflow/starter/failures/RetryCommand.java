package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.persistence.staff.FailedRun;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs retry}. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description =
                "Run failed runs again: one, a group, or all. What they have paid for is not paid again while it is fresh.")
public final class RetryCommand implements Callable<Integer> {

    /** More than this is asked about: each run may cost a full scrape. */
    private static final int MANY = 100;

    private final Session session;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "Run key, workflow id, account id or handle of a failed run.")
    private @Nullable String run;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group of ./creatorflow runs failures.")
    private @Nullable String group;

    @Option(names = "--all", description = "Everything that ./creatorflow runs failures shows.")
    private boolean all;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "7d",
            converter = LengthOfTime.class,
            description = "Runs begun since so long ago; default 7d.")
    private Duration since = Duration.ofDays(7);

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    @Option(names = "--yes", description = "Agree beforehand where many runs would start.")
    private boolean agreed;

    public RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((run == null ? 0 : 1) + (group == null ? 0 : 1) + (all ? 1 : 0) != 1) {
            throw CommandFailure.usage("Name one run, or a --group, or --all.");
        }
        List<FailedRun> failed = session.connections()
                .failures()
                .runs(session.connections().clock().instant().minus(since), group, run);
        if (failed.isEmpty()) {
            if (run != null) {
                throw CommandFailure.failed(
                        "'" + run + "' is not among the runs that ended badly and were not made good"
                                + " since; ./creatorflow runs failures shows those that are.");
            }
            session.console().remark("Nothing to run again.");
        }
        if (failed.size() > MANY) {
            Confirmation.ask(
                    session.surroundings(),
                    session.console(),
                    failed.size() + " runs would start again, each of them a scrape that may be paid for.",
                    agreed);
        }
        List<Retries.Retried> retried = failed.isEmpty() ? List.of() : retry(failed);
        session.console().result(() -> table(retried), () -> Map.of("retried", retried));
        return ExitCode.DONE.code();
    }

    private List<Retries.Retried> retry(List<FailedRun> failed) {
        Retries retries = new Retries(
                session.connections().temporal().client(),
                session.connections().clock(),
                session.connections().requester(reason).name());
        return failed.stream()
                .map(one -> {
                    Retries.Retried retried = retries.retry(one, run != null);
                    session.connections()
                            .runSteering()
                            .record("retry", one.runKey(), session.connections().requester(reason));
                    session.console().status(retried.username() + " runs again");
                    return retried;
                })
                .toList();
    }

    private static Table table(List<Retries.Retried> retried) {
        Table.Builder table = Table.of("target", "workflow", "run", "paid_answers", "joined");
        for (Retries.Retried one : retried) {
            table.row(
                    one.username(),
                    one.workflowId(),
                    one.runKey(),
                    one.continued() ? "used again" : "asked afresh",
                    one.joined() ? "yes" : "no");
        }
        return table.build();
    }
}
