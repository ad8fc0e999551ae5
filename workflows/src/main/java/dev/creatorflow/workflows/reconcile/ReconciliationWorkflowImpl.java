package dev.creatorflow.workflows.reconcile;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;

/** See {@link ReconciliationWorkflow}. */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {
    @Override
    public ReconciliationReport reconcile() {
        activities("slots").judgeSlots();
        ReconciliationReport report = new ReconciliationReport(
                activities("open runs").closeLeftRuns(),
                activities("executions without a creator").findStrays(),
                activities("due creators without a run").findForgotten(),
                activities("histories of failed executions").exportHistories());
        Workflow.setCurrentDetails("""
                | | |
                |---|---:|
                | runs closed | %d |
                | executions without a creator | %d |
                | due creators without a run | %d |
                | histories exported | %d |
                """.formatted(
                report.closedRuns(), report.strayExecutions(), report.forgottenCreators(), report.exportedHistories()));
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet(Outcome.COMPLETE.name()));
        return report;
    }

    private static ReconciliationActivities activities(String summary) {
        return Workflow.newActivityStub(
                ReconciliationActivities.class, ActivityPolicies.sweep(Priorities.of(Trigger.SCHEDULE, null), summary));
    }
}
