package dev.creatorflow.worker;

import dev.creatorflow.activities.archive.AnswerPacker;
import dev.creatorflow.activities.media.MediaActivitiesImpl;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.media.MediaTransfer;
import dev.creatorflow.activities.media.fetch.FetchBounds;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.Settings;
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
    MediaRegistry mediaRegistry(Settings settings, Clock clock) {
        return new MediaRegistry(settings.storage().enabled(), settings.media(), clock);
    }

    @Bean(destroyMethod = "close")
    MediaFetcher mediaFetcher(Settings settings) {
        return MediaFetcher.open(
                settings.media().allowedHosts(),
                Spool.open(settings.operations().dataDirectory().resolve("spool")),
                FetchBounds.USUAL,
                CONNECTIONS,
                settings.operations().proxy());
    }

    @Bean
    MediaActivitiesImpl mediaActivities(
            Settings settings, Database database, S3Stores stores, MediaFetcher fetcher, Clock clock) {
        return new MediaActivitiesImpl(
                stores.media()
                        .map(store -> new MediaTransfer(
                                database,
                                store,
                                settings.storage().requirePublicUrl(),
                                fetcher,
                                settings.media(),
                                clock)),
                stores.archive().map(archive -> new AnswerPacker(database, archive)));
    }
}
