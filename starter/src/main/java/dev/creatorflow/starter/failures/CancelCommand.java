package dev.creatorflow.starter.failures;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "End a run under way: the page in flight is stored, and the run closes as STOPPED CANCELLED.")
public final class CancelCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "Run key, workflow id, account id or handle.")
    private String run = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    public CancelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String workflowId = RunNames.workflowId(session, run);
        try {
            session.connections()
                    .temporal()
                    .client()
                    .newUntypedWorkflowStub(workflowId)
                    .cancel(reason);
        } catch (WorkflowNotFoundException e) {
            throw CommandFailure.failed(workflowId + " is not under way: it has ended, or never began.");
        }
        session.connections()
                .runSteering()
                .record("cancel", workflowId, session.connections().requester(reason));
        session.console()
                .result(
                        () -> Table.of("workflow", "asked")
                                .row(workflowId, "to end")
                                .build(),
                        () -> Map.of("workflowId", workflowId));
        return ExitCode.DONE.code();
    }
}
