package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.Failures;
import dev.creatorflow.workflows.reddit.TagActivities.AskTags;
import dev.creatorflow.workflows.reddit.TagActivities.SaveTags;
import dev.creatorflow.workflows.reddit.TagActivities.TagAnswer;
import dev.creatorflow.workflows.reddit.TagActivities.TagProposal;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;

/** See {@link TagProposalWorkflow}. */
public final class TagProposalWorkflowImpl implements TagProposalWorkflow {
    private final Priority priority = Priorities.of(Trigger.STAFF, null);

    @Override
    public TagReport proposeTags(TagRequest request) {
        try {
            return end(proposed(request.name()));
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            Failures.Cause cause = Failures.cause(e);
            Outcome outcome = cause.reason().stops() ? Outcome.STOPPED : Outcome.FAILED;
            return end(new TagReport(request.name(), outcome, cause.reason(), List.of(), 0, cause.sentence()));
        }
    }

    private TagReport proposed(String name) {
        String runKey = "tags-" + Workflow.getInfo().getOriginalExecutionRunId();
        TagAnswer answer = Workflow.newActivityStub(
                        TagActivities.class, ActivityPolicies.apiRequest(TaskQueues.PIPELINE, priority, "ask for tags"))
                .askTags(new AskTags(runKey, name));
        Long rawId = answer.rawId();
        if (rawId == null) {
            return new TagReport(name, Outcome.COMPLETE, Reason.NOT_WANTED, List.of(), 0, answer.skipped());
        }
        TagProposal proposal = Workflow.newActivityStub(
                        TagActivities.class, ActivityPolicies.database(priority, "store the proposal"))
                .saveTags(new SaveTags(runKey, name, rawId, answer.model(), answer.registryDigest()));
        return new TagReport(name, Outcome.COMPLETE, null, proposal.tags(), proposal.dropped(), proposal.note());
    }

    private static TagReport end(TagReport report) {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet(report.outcome().name()));
        Workflow.setCurrentDetails(
                report.tags().isEmpty()
                        ? "no proposal: " + report.note()
                        : "proposed: " + String.join(", ", report.tags()));
        if (report.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(report.reason()))
                    .setMessage(String.valueOf(report.note()))
                    .setNonRetryable(true)
                    .setDetails(report)
                    .build();
        }
        return report;
    }
}
