package dev.creatorflow.starter.failures;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.instagram.Steer;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs pause}, {@code resume}, {@code skip-media} and {@code refetch}: the updates of a scrape under way. */
@Command(mixinStandardHelpOptions = true)
public final class SteerCommand implements Callable<Integer> {

    private final Session session;
    private final String update;

    @Parameters(paramLabel = "RUN", description = "Run key, workflow id, account id or handle of a scrape under way.")
    private String run = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    /** @param update the update's name, as the Temporal UI shows it */
    public SteerCommand(Session session, String update) {
        this.session = session;
        this.update = update;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw CommandFailure.usage("A reason is needed.");
        }
        String workflowId = RunNames.workflowId(session, run);
        String requester = session.connections().requester(reason).name();
        String answer;
        try {
            answer = session.connections()
                    .temporal()
                    .client()
                    .newUntypedWorkflowStub(workflowId)
                    .update(update, String.class, new Steer(requester, reason));
        } catch (WorkflowNotFoundException e) {
            throw CommandFailure.failed(workflowId + " is not under way: it has ended, or never began.");
        }
        session.console()
                .result(
                        () -> Table.of("workflow", "what_it_means")
                                .row(workflowId, answer)
                                .build(),
                        () -> Map.of("workflowId", workflowId, "answer", answer));
        return ExitCode.DONE.code();
    }
}
