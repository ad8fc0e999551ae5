package dev.creatorflow.starter.schema;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.retention.RetentionReport;
import dev.creatorflow.workflows.retention.RetentionRequest;
import dev.creatorflow.workflows.retention.RetentionWorkflow;
import io.temporal.client.WorkflowClient;

/** Starts or joins retention, or its rehearsal, and waits for its end. */
final class RetentionRun {
    private final Session session;

    RetentionRun(Session session) {
        this.session = session;
    }

    ExitCode run(boolean rehearsal) {
        WorkflowClient client = session.connections().temporal().client();
        String workflowId = rehearsal ? WorkflowIds.retentionRehearsal() : WorkflowIds.retention();
        RetentionWorkflow retention = client.newWorkflowStub(
                RetentionWorkflow.class,
                WorkflowCatalog.RETENTION.start(
                        workflowId,
                        Trigger.STAFF,
                        null,
                        rehearsal ? "retention, rehearsed" : "retention",
                        attributes -> {}));
        WorkflowClient.start(retention::retain, new RetentionRequest(Trigger.STAFF, null, rehearsal));
        RetentionReport report = client.newUntypedWorkflowStub(workflowId).getResult(RetentionReport.class);
        session.console().result(() -> table(report, rehearsal), () -> report);
        return ExitCode.DONE;
    }

    private static Table table(RetentionReport report, boolean rehearsal) {
        Table.Builder table = Table.of("subject", rehearsal ? "would_be_cleared" : "cleared");
        report.cleared().forEach(line -> table.row(line.subject().label(), line.rows()));
        return table.build();
    }
}
