package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs reset}. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Let an execution happen again from an activity on. Answers that were paid for are used again.")
public final class ResetCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "Run key, workflow id, account id or handle.")
    private String run = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ACTIVITY",
            description =
                    "Such as fetchPage, savePage, computeAnalytics, closeRun; its last time, or with --first its first.")
    private String activity = "";

    @Option(names = "--first", description = "The activity's first time instead of its last.")
    private boolean first;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    public ResetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String workflowId = RunNames.workflowId(session, run);
        TemporalConnection temporal = session.connections().temporal();
        List<HistoryEvent> history = history(temporal, workflowId);
        ResetPoint point = ResetPoint.before(history, activity, first)
                .orElseThrow(() -> CommandFailure.usage(workflowId + " has no activity " + activity + "; it has "
                        + String.join(", ", ResetPoint.activities(history)) + "."));
        String newRun = temporal.stubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(temporal.client().getOptions().getNamespace())
                        .setWorkflowExecution(WorkflowExecution.newBuilder()
                                .setWorkflowId(workflowId)
                                .setRunId(runId(history)))
                        .setReason(reason)
                        .setWorkflowTaskFinishEventId(point.workflowTaskFinished())
                        .setRequestId(UUID.randomUUID().toString())
                        .build())
                .getRunId();
        session.connections().runSteering().reopen(workflowId);
        session.connections()
                .runSteering()
                .record("reset", workflowId, session.connections().requester(reason));
        session.console()
                .result(
                        () -> Table.of("workflow", "execution", "again_from")
                                .row(workflowId, newRun, activity + " (event " + point.eventId() + ")")
                                .build(),
                        () -> Map.of("workflowId", workflowId, "runId", newRun, "eventId", point.eventId()));
        return ExitCode.DONE.code();
    }

    private static List<HistoryEvent> history(TemporalConnection temporal, String workflowId) {
        try {
            return temporal.client().fetchHistory(workflowId).getHistory().getEventsList();
        } catch (WorkflowNotFoundException e) {
            throw CommandFailure.failed("Temporal knows no workflow " + workflowId
                    + ", or not any more: histories are kept as long as TEMPORAL_RETENTION says.");
        }
    }

    private static String runId(List<HistoryEvent> history) {
        HistoryEvent start = history.getFirst();
        return start.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED
                ? start.getWorkflowExecutionStartedEventAttributes().getOriginalExecutionRunId()
                : "";
    }
}
