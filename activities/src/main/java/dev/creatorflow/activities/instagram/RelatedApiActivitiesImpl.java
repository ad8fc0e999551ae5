package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.dispatch.PacedRequest;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.related.RelatedAnswer;
import dev.creatorflow.workflows.instagram.related.RelatedApiActivities;

/** See {@link RelatedApiActivities}. Like {@link InstagramApiActivitiesImpl}, a method returns before its call is made. */
public final class RelatedApiActivitiesImpl implements RelatedApiActivities {
    /** The stream of lists of related accounts in the ledger and among the raw answers. */
    public static final String RELATED = "related";

    private final InstagramProvider provider;
    private final AnswerReading reading;
    private final PacedCalls calls;

    public RelatedApiActivitiesImpl(InstagramProvider provider, LooterMapper mapper, PacedCalls calls) {
        this.provider = provider;
        this.reading = new AnswerReading(mapper);
        this.calls = calls;
    }

    @Override
    public RelatedAnswer fetchRelated(FetchRelated request) {
        CallRequest call = InstagramApiActivitiesImpl.call(
                LooterEndpoint.RELATED, request.runKey(), RELATED, 0, request.igUserId(), null);
        return calls.call(call, new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                return reading.related(provider.relatedProfiles(request.igUserId()), request.igUserId());
            }

            @Override
            public RelatedAnswer result(StoredAnswer answer, boolean paid) {
                return new RelatedAnswer(new AnswerRef(answer.rawId(), paid), answer.found(), answer.items());
            }
        });
    }

    /** Filed by its place in the source's list, so that one run can ask for many profiles. */
    @Override
    public ProfileAnswer fetchFound(FetchFound request) {
        CallRequest call = InstagramApiActivitiesImpl.call(
                LooterEndpoint.PROFILE,
                request.runKey(),
                InstagramApiActivitiesImpl.PROFILE,
                request.place(),
                request.igUserId(),
                null);
        return calls.call(call, new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                return reading.profile(provider.profileByUsername(request.username()), request.igUserId());
            }

            @Override
            public ProfileAnswer result(StoredAnswer answer, boolean paid) {
                return new ProfileAnswer(
                        new AnswerRef(answer.rawId(), paid), answer.found(), answer.foundId(), answer.foundUsername());
            }
        });
    }
}
