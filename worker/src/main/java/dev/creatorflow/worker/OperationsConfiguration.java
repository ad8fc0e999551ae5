package dev.creatorflow.worker;

import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.instagram.InstagramApiActivitiesImpl;
import dev.creatorflow.activities.notify.NotifyActivitiesImpl;
import dev.creatorflow.activities.notify.Webhook;
import dev.creatorflow.activities.operations.FreeDisk;
import dev.creatorflow.activities.operations.Operations;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.OperationsSettings;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the worker tells of itself and of the pipeline: meters, the pulse of old screens, notices. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    @Bean
    PipelineMeters pipelineMeters(MeterRegistry registry) {
        return new PipelineMeters(registry);
    }

    @Bean(destroyMethod = "close")
    NotifyActivitiesImpl notifyActivities(Settings settings, Database database) {
        Secret address = settings.operations().notifyWebhookUrl();
        return new NotifyActivitiesImpl(
                database,
                address == null
                        ? null
                        : new Webhook(address, settings.operations().proxy()));
    }

    /** @param ledger stands for the limits being in the database, which the pulse speaks of */
    @Bean
    Pulse pulse(
            Settings settings,
            Database database,
            Clock clock,
            TemporalConnection temporal,
            NotifyActivitiesImpl notices,
            PipelineMeters meters,
            CallLedger ledger) {
        OperationsSettings operations = settings.operations();
        SourceLimits limits = new SourceLimits(database);
        FreeDisk disk = new FreeDisk(operations.dataDirectory(), operations.minFreeDiskBytes(), limits);
        QueueRate rate =
                new QueueRate(limits, temporal.client(), InstagramApiActivitiesImpl.PROVIDER, TaskQueues.INSTAGRAM_API);
        return new Pulse(new Operations(database, clock), disk, notices, temporal.client(), meters, rate);
    }
}
