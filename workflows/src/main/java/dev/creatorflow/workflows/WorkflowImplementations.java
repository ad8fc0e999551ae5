package dev.creatorflow.workflows;

import dev.creatorflow.workflows.archive.ReprocessWorkflowImpl;
import dev.creatorflow.workflows.batch.BackfillWorkflowImpl;
import dev.creatorflow.workflows.batch.InstagramCycleWorkflowImpl;
import dev.creatorflow.workflows.batch.RedditCycleWorkflowImpl;
import dev.creatorflow.workflows.instagram.CreatorScrapeWorkflowImpl;
import dev.creatorflow.workflows.instagram.ResolveCreatorWorkflowImpl;
import dev.creatorflow.workflows.instagram.observe.ObserveCreatorWorkflowImpl;
import dev.creatorflow.workflows.instagram.related.RelatedCreatorsWorkflowImpl;
import dev.creatorflow.workflows.media.MediaRepairWorkflowImpl;
import dev.creatorflow.workflows.media.MediaTransferWorkflowImpl;
import dev.creatorflow.workflows.notify.NotifyWorkflowImpl;
import dev.creatorflow.workflows.reconcile.ReconciliationWorkflowImpl;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflowImpl;
import dev.creatorflow.workflows.reddit.RedditUserScrapeWorkflowImpl;
import dev.creatorflow.workflows.reddit.SubredditScrapeWorkflowImpl;
import dev.creatorflow.workflows.reddit.TagProposalWorkflowImpl;
import dev.creatorflow.workflows.retention.RetentionWorkflowImpl;
import dev.creatorflow.workflows.schedule.SystemStartWorkflowImpl;

/** Every workflow there is: what the worker registers, what stored histories are replayed against. */
public final class WorkflowImplementations {
    private WorkflowImplementations() {}

    public static Class<?>[] all() {
        return new Class<?>[] {
            CreatorScrapeWorkflowImpl.class,
            ResolveCreatorWorkflowImpl.class,
            MediaTransferWorkflowImpl.class,
            MediaRepairWorkflowImpl.class,
            NotifyWorkflowImpl.class,
            SystemStartWorkflowImpl.class,
            RetentionWorkflowImpl.class,
            ReconciliationWorkflowImpl.class,
            ReprocessWorkflowImpl.class,
            RelatedCreatorsWorkflowImpl.class,
            ObserveCreatorWorkflowImpl.class,
            InstagramCycleWorkflowImpl.class,
            RedditCycleWorkflowImpl.class,
            SubredditScrapeWorkflowImpl.class,
            RedditUserScrapeWorkflowImpl.class,
            DeletionCheckWorkflowImpl.class,
            TagProposalWorkflowImpl.class,
            BackfillWorkflowImpl.class
        };
    }
}
