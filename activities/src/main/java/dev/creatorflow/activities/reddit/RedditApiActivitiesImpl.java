package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.archive.RawAnswer;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.dispatch.PacedRequest;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.reddit.RedditAnswer;
import dev.creatorflow.workflows.reddit.RedditApiActivities;
import dev.creatorflow.workflows.reddit.RedditRequest;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requests to Reddit as activities. A method returns before its call is made; the activity is completed when the answer is stored. Why something
 * is not shown is read from the stored answer, so a repetition says the same.
 */
public final class RedditApiActivitiesImpl implements RedditApiActivities {
    /** Reddit's name in the ledger, the limits and the archive. */
    public static final String PROVIDER = "reddit";

    private final RedditProvider provider;
    private final PacedCalls calls;
    private final RawAnswers answers;
    private final RedditReading reading = new RedditReading();

    public RedditApiActivitiesImpl(RedditProvider provider, PacedCalls calls, RawAnswers answers) {
        this.provider = provider;
        this.calls = calls;
        this.answers = answers;
    }

    @Override
    public RedditAnswer fetchReddit(RedditRequest request) {
        return calls.call(call(request), new PacedRequest<>() {
            @Override
            public Sent send() throws InterruptedException {
                return provider.ask(request);
            }

            @Override
            public RedditAnswer result(StoredAnswer answer, boolean paid) {
                return new RedditAnswer(
                        new AnswerRef(answer.rawId(), paid),
                        answer.found() ? null : refused(request, answer.rawId()),
                        answer.items(),
                        answer.cursorOut());
            }
        });
    }

    private @Nullable Unavailable refused(RedditRequest request, long rawId) {
        RawAnswer answer = answers.read(rawId);
        Unavailable why = reading.read(request.call(), request.name(), answer.httpStatus(), answer.body())
                .refused();
        return Objects.requireNonNull(why, "a stored answer without a thing says why");
    }

    private static CallRequest call(RedditRequest request) {
        ActivityInfo activity = Activity.getExecutionContext().getInfo();
        String fairness = activity.getPriority().getFairnessKey();
        return new CallRequest(
                PROVIDER,
                RedditEndpoint.template(request.call()),
                request.runKey(),
                request.call().stream(),
                request.page(),
                RedditReading.subject(request),
                request.after(),
                activity.getWorkflowId(),
                fairness == null || fairness.isEmpty() ? null : fairness,
                ActivityPolicies.LONGEST_SEND_WAIT,
                ActivityPolicies.LONGEST_REQUEST.plus(ActivityPolicies.REQUEST_OVERHEAD));
    }
}
