package dev.creatorflow.activities.reconcile;

import dev.creatorflow.workflows.contract.SearchAttributes;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What Temporal knows of executions. */
interface Executions {
    /** An execution that ended badly. */
    record Ended(String type, String workflowId, String runId) {}

    /** How the newest execution of the id ended; empty while it runs, and {@code gone} where Temporal knows none. */
    Optional<String> end(String workflowId);

    /** Accounts whose scrapes are under way. */
    Stream<String> scraping();

    /** Executions that failed, timed out or were terminated since then. */
    Stream<Ended> failedSince(Instant since);

    /** The history as {@code temporal workflow show --output json} writes it. */
    String history(Ended execution);

    static Executions of(WorkflowClient client) {
        return new Executions() {
            @Override
            public Optional<String> end(String workflowId) {
                try {
                    WorkflowExecutionStatus status =
                            client.newUntypedWorkflowStub(workflowId).describe().getStatus();
                    return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                            ? Optional.empty()
                            : Optional.of(status.name()
                                    .replaceFirst("^WORKFLOW_EXECUTION_STATUS_", "")
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '));
                } catch (WorkflowNotFoundException _) {
                    return Optional.of("gone");
                }
            }

            @Override
            public Stream<String> scraping() {
                return client.listExecutions("ExecutionStatus = 'Running' and WorkflowType = 'CreatorScrapeWorkflow'")
                        .map(execution -> execution.getTypedSearchAttributes().get(SearchAttributes.TARGET))
                        .filter(Objects::nonNull);
            }

            @Override
            public Stream<Ended> failedSince(Instant since) {
                return client.listExecutions(
                                "ExecutionStatus in ('Failed', 'TimedOut', 'Terminated') and CloseTime >= '" + since
                                        + "'")
                        .map(Executions::ended);
            }

            @Override
            public String history(Ended execution) {
                return client.fetchHistory(execution.workflowId(), execution.runId())
                        .toJson(true);
            }
        };
    }

    private static Ended ended(WorkflowExecutionMetadata execution) {
        return new Ended(
                execution.getWorkflowType(),
                execution.getExecution().getWorkflowId(),
                execution.getExecution().getRunId());
    }
}
