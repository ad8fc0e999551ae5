package dev.creatorflow.workflows.contract;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.ChildWorkflowOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one table of workflow types: how their ids look, where they run, what a second start does and how they meet a new build. No type has an
 * execution or run timeout: every wait inside is bounded by its own policy, and a run that is cut off could not close its books.
 */
public enum WorkflowCatalog {
    RESOLVE_CREATOR("instagram/resolve/<handle, lower case>", VersioningBehavior.AUTO_UPGRADE),
    CREATOR_SCRAPE("instagram/creator/<ig_user_id>", VersioningBehavior.AUTO_UPGRADE),
    MEDIA_TRANSFER("media/<platform>/<target>", VersioningBehavior.AUTO_UPGRADE),
    MEDIA_REPAIR("media/repair", VersioningBehavior.AUTO_UPGRADE),
    REPROCESS("archive/reprocess/<name>", VersioningBehavior.AUTO_UPGRADE),
    NOTIFY("notify", VersioningBehavior.AUTO_UPGRADE),
    OBSERVE_CREATOR("instagram/observe/<ig_user_id>", VersioningBehavior.AUTO_UPGRADE),
    RELATED_CREATORS("instagram/related/<ig_user_id>", VersioningBehavior.AUTO_UPGRADE),
    RETENTION("retention", VersioningBehavior.AUTO_UPGRADE),
    RECONCILIATION("reconciliation", VersioningBehavior.AUTO_UPGRADE),
    SYSTEM_START("scheduled/<schedule>, with the time", VersioningBehavior.AUTO_UPGRADE),
    /** A schedule starts it and appends the slot's time; the schedule's overlap policy is the lock. */
    INSTAGRAM_CYCLE("instagram/cycle/<schedule>, with the time", VersioningBehavior.AUTO_UPGRADE),
    SUBREDDIT_SCRAPE("reddit/subreddit/<lower case>", VersioningBehavior.AUTO_UPGRADE),
    REDDIT_USER_SCRAPE("reddit/user/<lower case>", VersioningBehavior.AUTO_UPGRADE),
    /** As Instagram's. */
    REDDIT_CYCLE("reddit/cycle/<schedule>, with the time", VersioningBehavior.AUTO_UPGRADE),
    REDDIT_DELETIONS("reddit/deletions", VersioningBehavior.AUTO_UPGRADE),
    TAG_PROPOSAL("reddit/tags/<lower case>", VersioningBehavior.AUTO_UPGRADE),
    BACKFILL("backfill/<platform>/<name>", VersioningBehavior.AUTO_UPGRADE);

    private final String idPattern;
    private final VersioningBehavior versioning;

    WorkflowCatalog(String idPattern, VersioningBehavior versioning) {
        this.idPattern = idPattern;
        this.versioning = versioning;
    }

    public String idPattern() {
        return idPattern;
    }

    public String queue() {
        return TaskQueues.PIPELINE;
    }

    /** Starting what already runs joins it. */
    public WorkflowIdConflictPolicy conflictPolicy() {
        return WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING;
    }

    public VersioningBehavior versioning() {
        return versioning;
    }

    /**
     * The options of a start.
     *
     * @param summary one line that staff see beside the execution
     * @param batch the cycle or backfill it belongs to; null for a single run
     * @param attributes sets what is known of the search attributes beyond trigger and batch
     */
    public WorkflowOptions start(
            String workflowId,
            Trigger trigger,
            @Nullable String batch,
            String summary,
            Consumer<io.temporal.common.SearchAttributes.Builder> attributes) {
        io.temporal.common.SearchAttributes.Builder known =
                io.temporal.common.SearchAttributes.newBuilder().set(SearchAttributes.TRIGGER, trigger.name());
        if (batch != null) {
            known.set(SearchAttributes.BATCH, batch);
        }
        attributes.accept(known);
        return WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(queue())
                .setWorkflowIdConflictPolicy(conflictPolicy())
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setPriority(Priorities.of(trigger, batch))
                .setStaticSummary(summary)
                .setTypedSearchAttributes(known.build())
                .build();
    }

    /**
     * The options of a start from inside a workflow, which then is independent of the one that started it. A child cannot join: where it runs
     * already, its start fails with {@code WorkflowExecutionAlreadyStarted}.
     *
     * @param summary one line that staff see beside the execution
     */
    public ChildWorkflowOptions child(String workflowId, Trigger trigger, String summary) {
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(queue())
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setPriority(Priorities.of(trigger, null))
                .setStaticSummary(summary)
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.TRIGGER, trigger.name())
                        .build())
                .build();
    }
}
