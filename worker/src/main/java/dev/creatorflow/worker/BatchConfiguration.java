package dev.creatorflow.worker;

import dev.creatorflow.activities.batch.BatchActivitiesImpl;
import dev.creatorflow.activities.batch.CreatorTargetStarts;
import dev.creatorflow.activities.batch.RedditTargetStarts;
import dev.creatorflow.activities.budget.SourceGate;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.batch.BatchStore;
import dev.creatorflow.activities.persistence.batch.BatchSummaries;
import dev.creatorflow.activities.persistence.batch.RedditReach;
import dev.creatorflow.activities.persistence.batch.RefreshTiers;
import dev.creatorflow.activities.persistence.batch.SlotLedger;
import dev.creatorflow.activities.reconcile.ReconciliationActivitiesImpl;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.activities.settings.RefreshSettings;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.CycleSchedules;
import dev.creatorflow.activities.temporal.SlotReconciliation;
import dev.creatorflow.activities.temporal.TemporalConnection;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Cycles and backfills. */
@Configuration(proxyBeanMethods = false)
class BatchConfiguration {
    /** The slots of schedules are Temporal's: they go by the real time, whatever the clock of the work says. */
    @Bean
    SlotReconciliation slotReconciliation(TemporalConnection connection, Database database) {
        return new SlotReconciliation(new CycleSchedules(connection), new SlotLedger(database, Clock.systemUTC()));
    }

    /** As above: what Temporal keeps, and for how long, goes by the real time. */
    @Bean
    ReconciliationActivitiesImpl reconciliationActivities(
            Settings settings,
            Database database,
            Clock clock,
            TemporalConnection connection,
            S3Stores stores,
            SlotReconciliation slots) {
        return new ReconciliationActivitiesImpl(
                database,
                connection.client(),
                stores.archive().orElse(null),
                settings.retention().temporal(),
                slots::run,
                clock);
    }

    @Bean
    BatchActivitiesImpl batchActivities(
            Settings settings,
            Database database,
            Clock clock,
            TemporalConnection connection,
            SlotReconciliation reconciliation) {
        RefreshSettings refresh = settings.refresh();
        return new BatchActivitiesImpl(
                new BatchStore(
                        database,
                        clock,
                        new RefreshTiers(refresh.hot(), refresh.normal(), refresh.slow()),
                        reach(settings.reddit().care())),
                new BatchSummaries(
                        database,
                        clock,
                        settings.analytics().viralMinViews(),
                        settings.analytics().viralMultiplier()),
                new SourceGate(database),
                new RedditTargetStarts(connection.client(), new CreatorTargetStarts(connection.client())),
                refresh.creatorsInFlight(),
                refresh.planTolerance(),
                reconciliation::run);
    }

    private static RedditReach reach(RedditCare care) {
        return new RedditReach(care.authors(), care.authorsPerCommunity(), care.depth(), care.budget());
    }
}
