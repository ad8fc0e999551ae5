package dev.creatorflow.worker;

import com.uber.m3.tally.Scope;
import dev.creatorflow.activities.batch.BatchActivitiesImpl;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.activities.instagram.InstagramApiActivitiesImpl;
import dev.creatorflow.activities.instagram.RelatedApiActivitiesImpl;
import dev.creatorflow.activities.media.FreshLinkActivitiesImpl;
import dev.creatorflow.activities.media.MediaActivitiesImpl;
import dev.creatorflow.activities.media.MediaRepairActivitiesImpl;
import dev.creatorflow.activities.notify.NotifyActivitiesImpl;
import dev.creatorflow.activities.persistence.instagram.CreatorStoreActivitiesImpl;
import dev.creatorflow.activities.persistence.instagram.ObserveStore;
import dev.creatorflow.activities.persistence.instagram.RelatedStore;
import dev.creatorflow.activities.persistence.instagram.SteeringActivitiesImpl;
import dev.creatorflow.activities.persistence.reddit.DeletionActivitiesImpl;
import dev.creatorflow.activities.persistence.reddit.RedditStoreActivitiesImpl;
import dev.creatorflow.activities.reconcile.ReconciliationActivitiesImpl;
import dev.creatorflow.activities.reprocess.ReprocessActivitiesImpl;
import dev.creatorflow.activities.retention.RetentionActivitiesImpl;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.HandOverActivitiesImpl;
import dev.creatorflow.activities.temporal.NamespaceRetention;
import dev.creatorflow.activities.temporal.SearchAttributeRegistration;
import dev.creatorflow.activities.temporal.SystemSchedules;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.workflows.WorkflowImplementations;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.lang.management.ManagementFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs on which queue: read it as the list of this process's workers. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {
    /** Open scrapes whose state stays in memory: one cycle's and one backfill's in flight, with room. */
    private static final int CACHED_WORKFLOWS = 2_000;

    @Bean(destroyMethod = "close")
    Tracing tracing(Settings settings) {
        return Tracing.of(settings.operations());
    }

    @Bean(destroyMethod = "close")
    TemporalConnection temporalConnection(Settings settings, Scope metrics, Tracing tracing) {
        TemporalConnection connection = TemporalConnection.open(
                settings.temporal(),
                "worker@" + ManagementFactory.getRuntimeMXBean().getName(),
                WorkflowServiceStubsOptions.newBuilder().setMetricsScope(metrics),
                tracing.clientSide());
        new SearchAttributeRegistration(connection).registerMissing();
        new SystemSchedules(connection).createMissing();
        new NamespaceRetention(connection).atLeast(settings.retention().temporal());
        return connection;
    }

    @Bean
    HandOverActivitiesImpl handOverActivities(TemporalConnection connection) {
        return new HandOverActivitiesImpl(connection.client());
    }

    @Bean
    PollingHealth pollingHealth(Settings settings, TemporalConnection connection, WorkerLifecycle lifecycle) {
        return new PollingHealth(
                lifecycle::isRunning, connection, settings.temporal().namespace());
    }

    @Bean
    WorkerLifecycle workerLifecycle(
            Settings settings,
            TemporalConnection connection,
            InstagramApiActivitiesImpl instagramApi,
            CreatorStoreActivitiesImpl creatorStore,
            HandOverActivitiesImpl handOver,
            RetentionActivitiesImpl retention,
            ReprocessActivitiesImpl reprocess,
            RelatedStore related,
            ObserveStore observe,
            RelatedApiActivitiesImpl relatedApi,
            MediaActivitiesImpl media,
            MediaRepairActivitiesImpl mediaRepair,
            FreshLinkActivitiesImpl freshLinks,
            NotifyActivitiesImpl notices,
            BatchActivitiesImpl batches,
            SteeringActivitiesImpl steering,
            RedditSide reddit,
            RedditStoreActivitiesImpl redditStore,
            DeletionActivitiesImpl deletions,
            TagSide tags,
            ReconciliationActivitiesImpl reconciliation,
            PipelineMeters meters,
            Tracing tracing) {
        WorkerFactory factory = WorkerFactory.newInstance(
                connection.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_WORKFLOWS)
                        .setUsingVirtualWorkflowThreads(true)
                        .setWorkerInterceptors(tracing.around(new TypedFailures(), new CountedSteps(meters)))
                        .build());
        WorkerSlots slots = new WorkerSlots(settings);

        Worker pipeline = factory.newWorker(TaskQueues.PIPELINE, slots.pipeline());
        pipeline.registerWorkflowImplementationTypes(WorkflowImplementations.all());
        pipeline.registerActivitiesImplementations(
                creatorStore,
                handOver,
                retention,
                reprocess,
                related,
                observe,
                notices,
                batches,
                steering,
                redditStore,
                deletions,
                tags.activities(),
                reconciliation);

        factory.newWorker(TaskQueues.INSTAGRAM_API, slots.instagramApi())
                .registerActivitiesImplementations(instagramApi, relatedApi);
        reddit.activities()
                .ifPresent(api -> factory.newWorker(TaskQueues.REDDIT_API, slots.redditApi())
                        .registerActivitiesImplementations(api));
        factory.newWorker(TaskQueues.MEDIA, slots.media())
                .registerActivitiesImplementations(media, mediaRepair, freshLinks);
        return new WorkerLifecycle(factory, settings.operations().workerVersioning() ? BuildId.of(settings) : null);
    }
}
