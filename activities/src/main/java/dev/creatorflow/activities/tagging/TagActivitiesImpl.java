package dev.creatorflow.activities.tagging;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.dispatch.PacedRequest;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.staff.TagRegistry;
import dev.creatorflow.activities.settings.TaggingSettings;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.TagActivities;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a model for tags, through the ledger like every other request, and stores what it proposes. Thread-safe. */
public final class TagActivitiesImpl implements TagActivities {
    /** The endpoint's name in the ledger and the limits, whoever runs it. */
    public static final String PROVIDER = "openai";

    private static final String STREAM = "tags";

    /** When a worker that cannot read answers is asked for it again, or another one is. */
    private static final Duration SET_UP_AGAIN = Duration.ofSeconds(15);

    private final Database database;
    private final RawAnswers answers;
    private final @Nullable Means means;
    private final Clock clock;

    /** What asking takes. */
    public record Means(ChatEndpoint endpoint, PacedCalls calls, TagRegistry registry, String model) {}

    /** @param means null where tagging is off: what asks for it then is told so */
    public TagActivitiesImpl(Database database, RawAnswers answers, @Nullable Means means, Clock clock) {
        this.database = database;
        this.answers = answers;
        this.means = means;
        this.clock = clock;
    }

    @Override
    public TagAnswer askTags(AskTags request) {
        Means on = means;
        if (on == null) {
            throw FailureType.REQUEST_REFUSED.failure(TaggingSettings.OFF + " The worker needs them.");
        }
        Optional<TagSubject> found = database.autocommit(
                statements -> statements.mapper(TagMapper.class).subject(request.name()));
        if (found.isEmpty()) {
            return skipped("it is not stored");
        }
        String unwanted = found.get().unwanted();
        if (unwanted != null) {
            return skipped(unwanted);
        }
        byte[] body = TagPrompt.of(on.model(), on.registry(), found.get());
        String subject = RedditTarget.subreddit(request.name()).key();
        return on.calls().call(call(request.runKey(), subject), new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                return on.endpoint().ask(body, subject);
            }

            @Override
            public TagAnswer result(StoredAnswer answer, boolean paid) {
                return new TagAnswer(
                        answer.rawId(), null, on.model(), on.registry().digest());
            }
        });
    }

    @Override
    public TagProposal saveTags(SaveTags request) {
        Means on = means;
        if (on == null) {
            // The answer is paid for: a worker that has them, or this one once it has, goes on.
            throw FailureType.STORE_UNAVAILABLE.failure(
                    TaggingSettings.OFF + " The worker needs them to read an answer that waits.", SET_UP_AGAIN, null);
        }
        TagReading read = TagReading.of(answers.read(request.rawId()).body(), on.registry());
        return database.transaction(statements -> {
            TagMapper mapper = statements.mapper(TagMapper.class);
            int saved = mapper.save(
                    request.name(),
                    request.runKey(),
                    request.rawId(),
                    read,
                    on.registry().category(read.tags()),
                    Objects.requireNonNullElse(request.model(), on.model()),
                    read.listed()
                            ? Objects.requireNonNullElse(
                                    request.registryDigest(), on.registry().digest())
                            : null,
                    clock.instant());
            if (saved > 0) {
                RawAnswers.confirm(statements, request.rawId(), Confirmed.withoutPage(MediaCounts.NONE));
            }
            TagMapper.Stored stored = mapper.stored(request.runKey()).orElseThrow();
            return new TagProposal(stored.tags(), stored.dropped(), stored.note());
        });
    }

    private static TagAnswer skipped(String why) {
        return new TagAnswer(null, why, null, null);
    }

    private static CallRequest call(String runKey, String subject) {
        return new CallRequest(
                PROVIDER,
                ChatEndpoint.PATH,
                runKey,
                STREAM,
                0,
                subject,
                null,
                Activity.getExecutionContext().getInfo().getWorkflowId(),
                null,
                ActivityPolicies.LONGEST_SEND_WAIT,
                ActivityPolicies.LONGEST_REQUEST.plus(ActivityPolicies.REQUEST_OVERHEAD));
    }
}
