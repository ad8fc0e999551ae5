package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.dispatch.PacedRequest;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.InstagramApiActivities;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ProfileRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the Instagram provider as activities. A method returns before its call is made; the activity is completed when the answer is
 * stored.
 */
public final class InstagramApiActivitiesImpl implements InstagramApiActivities {
    /** The provider's name in the ledger, the limits and the archive. */
    public static final String PROVIDER = "instagram";

    /** The stream of profile answers in the ledger and among the raw answers. */
    public static final String PROFILE = "profile";

    private final InstagramProvider provider;
    private final AnswerReading reading;
    private final PacedCalls calls;

    public InstagramApiActivitiesImpl(InstagramProvider provider, LooterMapper mapper, PacedCalls calls) {
        this.provider = provider;
        this.reading = new AnswerReading(mapper);
        this.calls = calls;
    }

    @Override
    public ProfileAnswer fetchProfile(ProfileRequest request) {
        String subject =
                request.igUserId() == null ? "@" + request.username().toLowerCase(Locale.ROOT) : request.igUserId();
        CallRequest call = call(LooterEndpoint.PROFILE, request.runKey(), PROFILE, request.place(), subject, null);
        return calls.call(call, new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                return reading.profile(provider.profileByUsername(request.username()), subject);
            }

            @Override
            public ProfileAnswer result(StoredAnswer answer, boolean paid) {
                return new ProfileAnswer(
                        new AnswerRef(answer.rawId(), paid), answer.found(), answer.foundId(), answer.foundUsername());
            }
        });
    }

    @Override
    public PageAnswer fetchPage(PageRequest request) {
        String stream = request.stream().name().toLowerCase(Locale.ROOT);
        CallRequest call = call(
                LooterEndpoint.of(request.stream()),
                request.runKey(),
                stream,
                request.page(),
                request.igUserId(),
                request.cursor());
        return calls.call(call, new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                ProviderAnswer answer =
                        provider.page(request.stream(), request.igUserId(), request.cursor(), request.count());
                return reading.page(answer, request.stream(), request.igUserId());
            }

            @Override
            public PageAnswer result(StoredAnswer answer, boolean paid) {
                return new PageAnswer(
                        new AnswerRef(answer.rawId(), paid), answer.items(), answer.cursorOut(), answer.more());
            }
        });
    }

    /** A call of the activity at hand. */
    static CallRequest call(
            LooterEndpoint endpoint, String runKey, String stream, int page, String subject, @Nullable String cursor) {
        ActivityInfo activity = Activity.getExecutionContext().getInfo();
        String fairness = activity.getPriority().getFairnessKey();
        return new CallRequest(
                PROVIDER,
                endpoint.path(),
                runKey,
                stream,
                page,
                subject,
                cursor,
                activity.getWorkflowId(),
                fairness == null || fairness.isEmpty() ? null : fairness,
                ActivityPolicies.LONGEST_SEND_WAIT,
                ActivityPolicies.LONGEST_REQUEST.plus(ActivityPolicies.REQUEST_OVERHEAD));
    }
}
