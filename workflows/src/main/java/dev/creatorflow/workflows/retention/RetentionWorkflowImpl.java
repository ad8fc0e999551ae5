package dev.creatorflow.workflows.retention;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.stream.Collectors;

/** See {@link RetentionWorkflow}. */
public final class RetentionWorkflowImpl implements RetentionWorkflow {
    /** Steps of one run, about as many minutes: a bound on its history. */
    private static final int MOST_STEPS = 500;

    private final RetentionRequest request;
    private RetentionReport report;
    private int steps;

    @WorkflowInit
    public RetentionWorkflowImpl(RetentionRequest request) {
        this.request = request;
        this.report = request.carried() == null ? RetentionReport.NONE : request.carried();
    }

    @Override
    public RetentionReport retain(RetentionRequest same) {
        if (request.carried() == null && !request.rehearsal()) {
            activities("partitions of the coming month").prepareMonths();
        }
        Retained first = report.current();
        for (Retained subject : Retained.values()) {
            if (subject.compareTo(first) >= 0) {
                sweep(subject);
            }
        }
        if (!request.rehearsal()) {
            activities("niche percentiles").refreshPercentiles();
        }
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet(Outcome.COMPLETE.name()));
        return report;
    }

    @Override
    public RetentionReport progress() {
        return report;
    }

    private void sweep(Retained subject) {
        boolean more = true;
        while (more) {
            if (steps++ == MOST_STEPS) {
                Workflow.continueAsNew(new RetentionRequest(request.trigger(), report, request.rehearsal()));
            }
            Swept swept = request.rehearsal()
                    ? activities(subject.label()).rehearse(subject)
                    : activities(subject.label()).sweep(subject);
            report = report.plus(subject, swept.rows());
            more = swept.more();
            describe();
        }
    }

    private void describe() {
        Workflow.setCurrentDetails(report.cleared().stream()
                .map(line -> "| " + line.subject().label() + " | " + line.rows() + " |")
                .collect(Collectors.joining(
                        "\n",
                        "| " + (request.rehearsal() ? "would be cleared" : "cleared") + " | rows |\n|---|---|\n",
                        "")));
    }

    private RetentionActivities activities(String summary) {
        return Workflow.newActivityStub(
                RetentionActivities.class, ActivityPolicies.sweep(Priorities.of(request.trigger(), null), summary));
    }
}
