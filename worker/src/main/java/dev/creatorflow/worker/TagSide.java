package dev.creatorflow.worker;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.staff.TagRegistry;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.TaggingSettings;
import dev.creatorflow.activities.tagging.ChatEndpoint;
import dev.creatorflow.activities.tagging.TagActivitiesImpl;
import dev.creatorflow.activities.tagging.TagActivitiesImpl.Means;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Requests for tags, where key, model and registry are set; without them this worker says so to whoever asks. */
final class TagSide implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final TagActivitiesImpl activities;
    private final @Nullable Means means;

    private TagSide(TagActivitiesImpl activities, @Nullable Means means) {
        this.activities = activities;
        this.means = means;
    }

    static TagSide open(
            Settings settings,
            Database database,
            CallLedger ledger,
            RawAnswers answers,
            PipelineMeters meters,
            Clock clock) {
        TaggingSettings tagging = settings.tagging();
        Secret key = tagging.apiKey();
        String model = tagging.model();
        Path file = tagging.registryFile();
        if (key == null || model == null || file == null) {
            return new TagSide(new TagActivitiesImpl(database, answers, null, clock), null);
        }
        TagRegistry registry = TagRegistry.read(file);
        new SourceLimits(database).configure(ProviderLimits.of(TagActivitiesImpl.PROVIDER, tagging));
        Means means = new Means(
                new ChatEndpoint(tagging.baseUrl(), key, settings.operations().proxy(), clock),
                new PacedCalls(ledger, DRAIN, meters),
                registry,
                model);
        return new TagSide(new TagActivitiesImpl(database, answers, means, clock), means);
    }

    TagActivitiesImpl activities() {
        return activities;
    }

    /** Requests in flight end first, then the connections. */
    @Override
    public void close() throws IOException {
        if (means != null) {
            means.calls().close();
            means.endpoint().close();
        }
    }
}
