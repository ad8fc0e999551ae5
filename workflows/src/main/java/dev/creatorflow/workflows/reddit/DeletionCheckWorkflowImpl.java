package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.instagram.Failures;
import dev.creatorflow.workflows.reddit.DeletionActivities.AskChecks;
import dev.creatorflow.workflows.reddit.DeletionActivities.Checked;
import dev.creatorflow.workflows.reddit.DeletionActivities.DueChecks;
import dev.creatorflow.workflows.reddit.DeletionActivities.SaveChecks;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** See {@link DeletionCheckWorkflow}. */
public final class DeletionCheckWorkflowImpl implements DeletionCheckWorkflow {
    private static final int MOST_EVENTS = 2_900;

    private final Priority priority = Priorities.REDDIT_DELETIONS;
    private Checked checked = Checked.NONE;
    private int requests;

    @Override
    public DeletionReport checkDeletions(DeletionRequest request) {
        String runKey = "deletions-" + Workflow.getInfo().getOriginalExecutionRunId();
        Integer most = request.most();
        try {
            while (most == null || requests < most) {
                DueChecks due =
                        store("posts to look for").dueChecks(new AskChecks(runKey, requests, RedditCall.PAGE_SIZE));
                if (due.ids().isEmpty()) {
                    return report(null);
                }
                @Nullable Unavailable refused = check(runKey, due);
                if (refused != null) {
                    return report("Reddit does not show posts by their ids (" + refused + "); they stay due");
                }
                if (Workflow.getInfo().getHistoryLength() >= MOST_EVENTS) {
                    return goOnAsNew(request);
                }
                Workflow.sleep(Duration.ofMillis(due.pauseMillis()));
            }
            return report(null);
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            return report(Failures.cause(e).sentence());
        }
    }

    private DeletionReport goOnAsNew(DeletionRequest request) {
        Integer most = request.most();
        return Workflow.newContinueAsNewStub(DeletionCheckWorkflow.class)
                .checkDeletions(new DeletionRequest(most == null ? null : most - requests));
    }

    /** Why nothing was shown; null where it was. */
    private @Nullable Unavailable check(String runKey, DueChecks due) {
        RedditAnswer answer = Workflow.newActivityStub(
                        RedditApiActivities.class,
                        ActivityPolicies.apiRequest(
                                TaskQueues.REDDIT_API,
                                priority,
                                "deletions · " + due.ids().size() + " posts"))
                .fetchReddit(RedditRequest.info(runKey, requests, due.ids()));
        if (!answer.available()) {
            return answer.unavailable();
        }
        checked = checked.plus(store("follow deletions")
                .saveChecks(
                        new SaveChecks(runKey, requests, due.ids(), answer.ref().rawId())));
        requests++;
        Workflow.setCurrentDetails(requests + " requests, " + checked.present() + " posts stand, " + checked.erased()
                + " erased, " + due.waiting() + " were due");
        return null;
    }

    private DeletionReport report(@Nullable String broken) {
        return new DeletionReport(requests, checked, broken);
    }

    private DeletionActivities store(String summary) {
        return Workflow.newActivityStub(DeletionActivities.class, ActivityPolicies.boundedDatabase(priority, summary));
    }
}
