package dev.creatorflow.worker;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.reddit.RedditApiActivitiesImpl;
import dev.creatorflow.activities.reddit.RedditClient;
import dev.creatorflow.activities.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to Reddit, where an application is set; without one this worker leaves the queue {@code reddit-api} alone. */
final class RedditSide implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final @Nullable RedditClient client;
    private final @Nullable PacedCalls calls;
    private final @Nullable RedditApiActivitiesImpl activities;

    private RedditSide(
            @Nullable RedditClient client, @Nullable PacedCalls calls, @Nullable RedditApiActivitiesImpl activities) {
        this.client = client;
        this.calls = calls;
        this.activities = activities;
    }

    static RedditSide open(
            Settings settings,
            Database database,
            CallLedger ledger,
            RawAnswers answers,
            PipelineMeters meters,
            Clock clock) {
        if (!settings.reddit().configured()) {
            return new RedditSide(null, null, null);
        }
        new SourceLimits(database).configure(ProviderLimits.of(RedditApiActivitiesImpl.PROVIDER, settings.reddit()));
        RedditClient client =
                RedditClient.of(settings.reddit(), settings.operations().proxy(), clock);
        PacedCalls calls = new PacedCalls(ledger, DRAIN, meters);
        return new RedditSide(client, calls, new RedditApiActivitiesImpl(client, calls, answers));
    }

    Optional<RedditApiActivitiesImpl> activities() {
        return Optional.ofNullable(activities);
    }

    /** Requests in flight end first, then the connections. */
    @Override
    public void close() throws IOException {
        if (calls != null) {
            calls.close();
        }
        if (client != null) {
            client.close();
        }
    }
}
