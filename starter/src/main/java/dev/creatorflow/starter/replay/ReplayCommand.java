package dev.creatorflow.starter.replay;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.failures.RunNames;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runs replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Check a stored history against the code at hand. Nothing is started, asked or written.",
            "Exit code 1 where they differ; the first event that does is named."
        })
public final class ReplayCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "Run key, workflow id, account id or handle; or a file that"
                    + " 'temporal workflow show --output json' wrote.")
    private String source = "";

    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Replay.Verdict verdict = Replay.of(history());
        session.console().result(() -> table(verdict), () -> verdict);
        return verdict.fits() ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private WorkflowExecutionHistory history() {
        Path file = session.surroundings().workingDir().resolve(source);
        if (Files.isRegularFile(file)) {
            try {
                return WorkflowExecutionHistory.fromJson(Files.readString(file));
            } catch (IOException | RuntimeException e) {
                throw CommandFailure.usage(
                        file + " is no history as 'temporal workflow show --output json' writes it: " + e.getMessage());
            }
        }
        if (source.endsWith(".json")) {
            throw CommandFailure.usage("There is no file " + file + ".");
        }
        String workflowId = RunNames.workflowId(session, source);
        try {
            return session.connections().temporal().client().fetchHistory(workflowId);
        } catch (WorkflowNotFoundException e) {
            throw CommandFailure.failed("Temporal knows no workflow " + workflowId
                    + ", or not any more: histories are kept as long as TEMPORAL_RETENTION says.");
        }
    }

    private static Table table(Replay.Verdict verdict) {
        Table.Builder table = Table.of("what", "value")
                .row("workflow", verdict.workflowType())
                .row("events", verdict.events())
                .row("code and history", verdict.fits() ? "fit" : "differ");
        if (!verdict.fits()) {
            table.row("first difference", verdict.eventId() == null ? null : "event " + verdict.eventId())
                    .row("the history has", verdict.recorded())
                    .row("the code does", verdict.now())
                    .row("detail", verdict.detail());
        }
        return table.build();
    }
}
