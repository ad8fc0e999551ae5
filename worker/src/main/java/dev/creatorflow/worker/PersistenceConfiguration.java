package dev.creatorflow.worker;

import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.archive.AgedAnswers;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.instagram.AnalyticsStore;
import dev.creatorflow.activities.persistence.instagram.CreatorStoreActivitiesImpl;
import dev.creatorflow.activities.persistence.instagram.NichePercentiles;
import dev.creatorflow.activities.persistence.instagram.ObserveStore;
import dev.creatorflow.activities.persistence.instagram.PageFiles;
import dev.creatorflow.activities.persistence.instagram.PageStore;
import dev.creatorflow.activities.persistence.instagram.ProfileStore;
import dev.creatorflow.activities.persistence.instagram.RefreshPace;
import dev.creatorflow.activities.persistence.instagram.RelatedStore;
import dev.creatorflow.activities.persistence.instagram.RunStore;
import dev.creatorflow.activities.persistence.instagram.SteeringActivitiesImpl;
import dev.creatorflow.activities.reprocess.ReprocessActivitiesImpl;
import dev.creatorflow.activities.retention.RetentionActivitiesImpl;
import dev.creatorflow.activities.settings.AnalyticsSettings;
import dev.creatorflow.activities.settings.ClockSource;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.RefreshSettings;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.workflows.instagram.Window;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database and what a scrape writes into it. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {
    @Bean
    Clock clock(Settings settings) {
        return ClockSource.clock(settings);
    }

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        return Database.open(DatabaseAddress.of(settings.database()), Database.LONGEST_SILENCE);
    }

    @Bean
    SteeringActivitiesImpl steeringActivities(Database database) {
        return new SteeringActivitiesImpl(database);
    }

    @Bean
    RawAnswers rawAnswers(Database database, S3Stores stores) {
        return new RawAnswers(database, stores.archive().orElse(null));
    }

    @Bean
    CreatorStoreActivitiesImpl creatorStoreActivities(
            Settings settings,
            Database database,
            RawAnswers answers,
            MediaRegistry registry,
            DriftWatch drift,
            Clock clock) {
        return stores(settings, database, answers, PageFiles.in(registry), drift, clock);
    }

    @Bean(destroyMethod = "close")
    DriftWatch driftWatch(Database database, Clock clock) {
        return DriftWatch.ofFreshAnswers(database, clock);
    }

    @Bean
    NichePercentiles nichePercentiles(Database database, Clock clock) {
        return new NichePercentiles(database, clock);
    }

    /** The scrape's stores over private tables. They register no files: what is due is due already. */
    @Bean
    ReprocessActivitiesImpl reprocessActivities(
            Settings settings, Database database, RawAnswers answers, NichePercentiles percentiles) {
        return new ReprocessActivitiesImpl(
                database,
                (copies, clock) ->
                        stores(settings, copies, answers, PageFiles.NONE, DriftWatch.ofStoredAnswers(database), clock),
                percentiles);
    }

    private static CreatorStoreActivitiesImpl stores(
            Settings settings, Database database, RawAnswers answers, PageFiles files, DriftWatch drift, Clock clock) {
        InstagramSettings instagram = settings.instagram();
        RefreshSettings refresh = settings.refresh();
        return new CreatorStoreActivitiesImpl(
                new RunStore(
                        database,
                        clock,
                        window(instagram.newCreator()),
                        window(instagram.knownCreator()),
                        new RefreshPace(refresh.hot(), refresh.normal(), refresh.slow())),
                new ProfileStore(database, answers, files, drift),
                new PageStore(database, answers, files, drift),
                new AnalyticsStore(database, rules(settings.analytics())));
    }

    @Bean
    ObserveStore observeStore(Database database, Clock clock) {
        return new ObserveStore(database, clock);
    }

    @Bean
    RelatedStore relatedStore(
            Database database, RawAnswers answers, MediaRegistry registry, DriftWatch drift, Clock clock) {
        return new RelatedStore(
                database, answers, new ProfileStore(database, answers, PageFiles.in(registry), drift), clock);
    }

    @Bean
    RetentionActivitiesImpl retentionActivities(Settings settings, Database database, S3Stores stores, Clock clock) {
        return new RetentionActivitiesImpl(
                database,
                settings.retention(),
                new AgedAnswers(
                        database,
                        stores.archive().orElse(null),
                        settings.retention().raw(),
                        clock),
                clock);
    }

    private static AnalyticsRules rules(AnalyticsSettings analytics) {
        return AnalyticsRules.standard()
                .in(analytics.reportZone())
                .viral(analytics.viralMinViews(), analytics.viralMultiplier());
    }

    private static Window window(InstagramSettings.Window configured) {
        return new Window(configured.reels(), configured.posts());
    }
}
