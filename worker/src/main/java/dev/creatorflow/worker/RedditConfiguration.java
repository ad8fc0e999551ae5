package dev.creatorflow.worker;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests to Reddit. */
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
}
