package dev.creatorflow.worker;

import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.instagram.InstagramApiActivitiesImpl;
import dev.creatorflow.activities.instagram.InstagramProvider;
import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.LooterProvider;
import dev.creatorflow.activities.instagram.RelatedApiActivitiesImpl;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Instagram provider, its limits and the ledger of its calls. */
@Configuration(proxyBeanMethods = false)
class InstagramConfiguration {
    private static final String PROVIDER = "instagram";

    /** Requests that are under way when the worker stops may still come in for this long. */
    private static final Duration DRAIN = Duration.ofSeconds(20);

    @Bean(destroyMethod = "close")
    LooterProvider instagramProvider(Settings settings, Clock clock) {
        return LooterProvider.of(settings.instagram(), settings.operations().proxy(), clock);
    }

    @Bean
    CallLedger callLedger(Database database, Settings settings, Clock clock) {
        new SourceLimits(database).configure(ProviderLimits.of(PROVIDER, settings.instagram()));
        return new CallLedger(database, clock);
    }

    @Bean(destroyMethod = "close")
    PacedCalls pacedCalls(CallLedger ledger, PipelineMeters meters) {
        return new PacedCalls(ledger, DRAIN, meters);
    }

    @Bean
    InstagramApiActivitiesImpl instagramApiActivities(InstagramProvider provider, PacedCalls calls) {
        return new InstagramApiActivitiesImpl(provider, new LooterMapper(), calls);
    }

    @Bean
    RelatedApiActivitiesImpl relatedApiActivities(InstagramProvider provider, PacedCalls calls) {
        return new RelatedApiActivitiesImpl(provider, new LooterMapper(), calls);
    }
}
