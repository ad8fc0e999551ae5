package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads out of an answer the little the ledger and the workflow need of it. The rest stays in its body. */
final class AnswerReading {
    private static final int NOT_FOUND = 404;

    private final LooterMapper mapper;

    AnswerReading(LooterMapper mapper) {
        this.mapper = mapper;
    }

    /** @param subject whom the profile was asked of; the answer is filed under the id it names */
    Sent profile(ProviderAnswer answer, String subject) {
        return switch (answer) {
            case ProviderAnswer.Failed failed -> failed(failed);
            case ProviderAnswer.Answered answered ->
                switch (answered.status() == NOT_FOUND
                        ? new ProfileLookup.NotFound()
                        : mapper.mapProfile(answered.body())) {
                    case ProfileLookup.Found found -> found(answered, found.profile());
                    case ProfileLookup.NotFound missing -> missing(answered, subject);
                    case ProfileLookup.Unreadable unreadable -> unreadable(answered, unreadable.reason());
                };
        };
    }

    Sent page(ProviderAnswer answer, Stream stream, String igUserId) {
        return switch (answer) {
            case ProviderAnswer.Failed failed -> failed(failed);
            case ProviderAnswer.Answered answered -> page(answered, stream, igUserId);
        };
    }

    /** A list of related accounts, filed under the source. */
    Sent related(ProviderAnswer answer, String igUserId) {
        return switch (answer) {
            case ProviderAnswer.Failed failed -> failed(failed);
            case ProviderAnswer.Answered answered -> related(answered, igUserId);
        };
    }

    private Sent related(ProviderAnswer.Answered answered, String igUserId) {
        if (answered.status() == NOT_FOUND) {
            return missing(answered, igUserId);
        }
        try {
            RelatedList list = mapper.mapRelatedList(answered.body());
            return fetched(answered, igUserId, list.accounts().size(), null, false, list.found(), null, null);
        } catch (UnreadableBodyException e) {
            return unreadable(answered, String.valueOf(e.getMessage()));
        }
    }

    private Sent page(ProviderAnswer.Answered answered, Stream stream, String igUserId) {
        try {
            PageHead head = mapper.readHead(stream, answered.body());
            return fetched(answered, igUserId, head.entries(), head.nextCursor(), head.more(), true, null, null);
        } catch (UnreadableBodyException e) {
            return unreadable(answered, String.valueOf(e.getMessage()));
        }
    }

    private static Sent found(ProviderAnswer.Answered answered, Profile profile) {
        return fetched(answered, profile.igUserId(), 1, null, false, true, profile.igUserId(), profile.username());
    }

    private static Sent missing(ProviderAnswer.Answered answered, String subject) {
        return fetched(answered, subject, 0, null, false, false, null, null);
    }

    private static Sent fetched(
            ProviderAnswer.Answered answered,
            String subject,
            int items,
            @Nullable String cursorOut,
            boolean more,
            boolean found,
            @Nullable String foundId,
            @Nullable String foundUsername) {
        return new Sent.Answered(new FetchedAnswer(
                subject,
                items,
                cursorOut,
                more,
                found,
                foundId,
                foundUsername,
                answered.status(),
                AnswerBody.of(answered.body()),
                answered.latency(),
                answered.billed(),
                quota(answered.quota())));
    }

    private static Sent unreadable(ProviderAnswer.Answered answered, String reason) {
        return new Sent.Failed(
                new FailedCall(
                        FailureType.UNREADABLE_ANSWER,
                        reason,
                        answered.status(),
                        answered.latency(),
                        answered.billed(),
                        (long) answered.body().length,
                        quota(answered.quota()),
                        null),
                FailureType.UNREADABLE_ANSWER.failure(reason));
    }

    private static Sent failed(ProviderAnswer.Failed failed) {
        if (failed.type() == FailureType.REQUEST_REFUSED && failed.status() == null) {
            return new Sent.NotSent(failed.failure());
        }
        return new Sent.Failed(
                new FailedCall(
                        failed.type(),
                        failed.sentence(),
                        failed.status(),
                        failed.latency(),
                        failed.billed(),
                        null,
                        quota(failed.quota()),
                        failed.retryAfter()),
                failed.failure());
    }

    private static ProviderQuota quota(QuotaHeaders headers) {
        Long reset = headers.resetSeconds();
        return new ProviderQuota(
                headers.limit(), headers.remaining(), reset == null || reset < 0 ? null : Duration.ofSeconds(reset));
    }
}
