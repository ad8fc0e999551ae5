package dev.creatorflow.worker;

import dev.creatorflow.activities.archive.AnswerPacker;
import dev.creatorflow.activities.media.FreshLinkActivitiesImpl;
import dev.creatorflow.activities.media.MediaActivitiesImpl;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.media.MediaRepairActivitiesImpl;
import dev.creatorflow.activities.media.MediaTransfer;
import dev.creatorflow.activities.media.VideoCare;
import dev.creatorflow.activities.media.fetch.FetchBounds;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.media.video.Ffmpeg;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.workflows.media.TransferStarts;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The object store, the files that rows use, and their transfer. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    /** Requests at a time, to the store and to the CDNs: the transfers' and the archive's. */
    private static final int CONNECTIONS = 32;

    @Bean(destroyMethod = "close")
    S3Stores objectStores(Settings settings) {
        return S3Stores.open(settings.storage(), CONNECTIONS);
    }

    @Bean
    StoreProbe storeProbe(S3Stores objectStores) {
        return new StoreProbe(objectStores);
    }

    @Bean
    MediaRegistry mediaRegistry(Settings settings, Clock clock) {
        return new MediaRegistry(settings.storage().enabled(), settings.media(), clock);
    }

    @Bean
    Spool spool(Settings settings) {
        return Spool.open(settings.operations().dataDirectory().resolve("spool"));
    }

    @Bean
    VideoCare videoCare(Settings settings) {
        return VideoCare.of(
                settings.media().transcode(),
                Ffmpeg.find(settings.operations().dataDirectory().resolve("tools")),
                Runtime.getRuntime().availableProcessors());
    }

    @Bean
    FreshLinkActivitiesImpl freshLinkActivities(Database database, Clock clock) {
        return new FreshLinkActivitiesImpl(database, clock);
    }

    @Bean
    MediaRepairActivitiesImpl mediaRepairActivities(
            Database database, S3Stores stores, TemporalConnection temporal, Clock clock) {
        TransferStarts starts = new TransferStarts(temporal.client());
        return new MediaRepairActivitiesImpl(
                database,
                stores.media(),
                (platform, target, label, trigger) -> starts.wake(platform, target, label, trigger, null),
                clock);
    }

    @Bean(destroyMethod = "close")
    MediaFetcher mediaFetcher(Settings settings, Spool spool) {
        return MediaFetcher.open(
                settings.media().allowedHosts(),
                spool,
                FetchBounds.USUAL,
                CONNECTIONS,
                settings.operations().proxy());
    }

    @Bean
    MediaActivitiesImpl mediaActivities(
            Settings settings,
            Database database,
            S3Stores stores,
            MediaFetcher fetcher,
            Spool spool,
            VideoCare videos,
            Clock clock) {
        return new MediaActivitiesImpl(
                stores.media()
                        .map(store -> new MediaTransfer(
                                database,
                                store,
                                settings.storage().requirePublicUrl(),
                                fetcher,
                                spool,
                                videos,
                                settings.media(),
                                clock)),
                stores.archive().map(archive -> new AnswerPacker(database, archive)));
    }
}
