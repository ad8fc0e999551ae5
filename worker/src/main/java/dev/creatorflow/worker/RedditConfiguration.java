package dev.creatorflow.worker;

import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.reddit.DeletionActivitiesImpl;
import dev.creatorflow.activities.persistence.reddit.RedditStoreActivitiesImpl;
import dev.creatorflow.activities.settings.RedditSettings;
import dev.creatorflow.activities.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reddit: its requests, and what its runs write. */
@Configuration(proxyBeanMethods = false)
class RedditConfiguration {
    @Bean(destroyMethod = "close")
    RedditSide redditSide(
            Settings settings,
            Database database,
            CallLedger ledger,
            RawAnswers answers,
            PipelineMeters meters,
            Clock clock) {
        return RedditSide.open(settings, database, ledger, answers, meters, clock);
    }

    @Bean
    RedditStoreActivitiesImpl redditStoreActivities(
            Settings settings, Database database, RawAnswers answers, MediaRegistry registry, Clock clock) {
        return new RedditStoreActivitiesImpl(
                database,
                answers,
                registry,
                settings.reddit().care(),
                keywords(settings.reddit().care().keywordsFile()),
                clock);
    }

    @Bean
    DeletionActivitiesImpl deletionActivities(
            Settings settings, Database database, RawAnswers answers, MediaRegistry registry, Clock clock) {
        RedditSettings reddit = settings.reddit();
        double perMinute = reddit.requestsPerMinute() * reddit.care().deletionShare() / 100;
        return new DeletionActivitiesImpl(
                database,
                answers,
                registry,
                reddit.deletionCheckInterval(),
                Duration.ofMillis(Math.round(60_000 / perMinute)),
                clock);
    }

    @Bean(destroyMethod = "close")
    TagSide tagSide(
            Settings settings,
            Database database,
            CallLedger ledger,
            RawAnswers answers,
            PipelineMeters meters,
            Clock clock) {
        return TagSide.open(settings, database, ledger, answers, meters, clock);
    }

    /** A file that cannot be read stops the start: suggestions that silently stay away would look like none. */
    private static KeywordRules keywords(@Nullable Path file) {
        if (file == null) {
            return KeywordRules.NONE;
        }
        try {
            return KeywordRules.parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("REDDIT_KEYWORDS_FILE names " + file + ", which cannot be read", e);
        }
    }
}
