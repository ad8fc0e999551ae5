package dev.creatorflow.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.WorkflowImplementations;
import dev.creatorflow.workflows.archive.ReprocessWorkflow;
import dev.creatorflow.workflows.batch.BackfillWorkflow;
import dev.creatorflow.workflows.batch.InstagramCycleWorkflow;
import dev.creatorflow.workflows.batch.RedditCycleWorkflow;
import dev.creatorflow.workflows.instagram.CreatorScrapeWorkflow;
import dev.creatorflow.workflows.instagram.ResolveCreatorWorkflow;
import dev.creatorflow.workflows.instagram.observe.ObserveCreatorWorkflow;
import dev.creatorflow.workflows.instagram.related.RelatedCreatorsWorkflow;
import dev.creatorflow.workflows.media.MediaRepairWorkflow;
import dev.creatorflow.workflows.media.MediaTransferWorkflow;
import dev.creatorflow.workflows.notify.NotifyWorkflow;
import dev.creatorflow.workflows.reconcile.ReconciliationWorkflow;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow;
import dev.creatorflow.workflows.reddit.RedditUserScrapeWorkflow;
import dev.creatorflow.workflows.reddit.SubredditScrapeWorkflow;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow;
import dev.creatorflow.workflows.retention.RetentionWorkflow;
import dev.creatorflow.workflows.schedule.SystemStartWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkflowCatalogTest {
    @Test
    void defect46EveryTypeStartsOnThePipelineJoinsWhatRunsAndIsNeverCutOff() {
        for (WorkflowCatalog type : WorkflowCatalog.values()) {
            WorkflowOptions options = type.start("id", Trigger.SCHEDULE, "cycle-7", "summary", attributes -> {});
            assertThat(options.getTaskQueue()).isEqualTo("pipeline");
            assertThat(options.getWorkflowIdConflictPolicy())
                    .isEqualTo(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
            assertThat(options.getWorkflowExecutionTimeout()).isIn((Duration) null, Duration.ZERO);
            assertThat(options.getWorkflowRunTimeout()).isIn((Duration) null, Duration.ZERO);
            assertThat(options.getPriority().getPriorityKey()).isEqualTo(3);
            assertThat(options.getPriority().getFairnessKey()).isEqualTo("cycle-7");
            assertThat(options.getTypedSearchAttributes().get(SearchAttributes.BATCH))
                    .isEqualTo("cycle-7");
        }
    }

    @Test
    void everyWorkflowInterfaceHasItsRow() {
        assertThat(Stream.of(
                                CreatorScrapeWorkflow.class,
                                ResolveCreatorWorkflow.class,
                                MediaTransferWorkflow.class,
                                MediaRepairWorkflow.class,
                                ReprocessWorkflow.class,
                                NotifyWorkflow.class,
                                RelatedCreatorsWorkflow.class,
                                ObserveCreatorWorkflow.class,
                                RetentionWorkflow.class,
                                ReconciliationWorkflow.class,
                                SystemStartWorkflow.class,
                                InstagramCycleWorkflow.class,
                                RedditCycleWorkflow.class,
                                SubredditScrapeWorkflow.class,
                                RedditUserScrapeWorkflow.class,
                                DeletionCheckWorkflow.class,
                                TagProposalWorkflow.class,
                                BackfillWorkflow.class)
                        .filter(type -> type.isAnnotationPresent(WorkflowInterface.class)))
                .hasSameSizeAs(WorkflowCatalog.values());
    }

    /** A marked type would be refused by the server wherever a worker runs without versioning: upgrading is the workers' own default. */
    @Test
    void noTypeIsMarkedAndAllUpgrade() {
        assertThat(Stream.of(WorkflowImplementations.all())
                        .flatMap(implementation -> Stream.of(implementation.getMethods()))
                        .filter(method -> method.isAnnotationPresent(WorkflowVersioningBehavior.class)))
                .isEmpty();
        assertThat(WorkflowCatalog.values())
                .allSatisfy(type -> assertThat(type.versioning()).isEqualTo(VersioningBehavior.AUTO_UPGRADE));
    }

    @Test
    void idsAreTheLocksTheDesignNames() {
        assertThat(WorkflowIds.creator("42")).isEqualTo("instagram/creator/42");
        assertThat(WorkflowIds.resolveCreator("Ada.Lovelace")).isEqualTo("instagram/resolve/ada.lovelace");
        assertThat(WorkflowIds.media(Platform.INSTAGRAM, "42")).isEqualTo("media/instagram/42");
        assertThat(WorkflowIds.mediaRepair()).isEqualTo("media/repair");
        assertThat(WorkflowIds.reprocess("all")).isEqualTo("archive/reprocess/all");
        assertThat(WorkflowIds.instagramCycle("nightly")).isEqualTo("instagram/cycle/nightly");
        assertThat(WorkflowIds.backfill(Platform.INSTAGRAM, "spring")).isEqualTo("backfill/instagram/spring");
        assertThat(WorkflowIds.relatedCreators("42")).isEqualTo("instagram/related/42");
        assertThat(WorkflowIds.observeCreator("42")).isEqualTo("instagram/observe/42");
        assertThat(WorkflowIds.subreddit("AskReddit")).isEqualTo("reddit/subreddit/askreddit");
        assertThat(WorkflowIds.redditUser("Spez")).isEqualTo("reddit/user/spez");
        assertThat(WorkflowIds.redditCycle("nightly")).isEqualTo("reddit/cycle/nightly");
        assertThat(WorkflowIds.redditDeletions()).isEqualTo("reddit/deletions");
        assertThat(WorkflowIds.tagProposal("AskReddit")).isEqualTo("reddit/tags/askreddit");
        assertThat(WorkflowIds.retention()).isEqualTo("retention");
    }

    @Test
    void staffGoFirstAndBackfillsLast() {
        assertThat(Stream.of(Trigger.STAFF, Trigger.SCHEDULE, Trigger.BACKFILL)
                        .map(trigger -> Priorities.of(trigger, null).getPriorityKey()))
                .containsExactly(1, 3, 5);
    }
}
