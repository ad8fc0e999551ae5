package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** See {@link ResolveCreatorWorkflow}. */
public final class ResolveCreatorWorkflowImpl implements ResolveCreatorWorkflow {
    private final Urgency urgency;

    /** What all who asked want of the scrape. */
    private ResolveRequest wanted;

    /** From then on the scrape does what was wanted until then. */
    private boolean handedOver;

    @WorkflowInit
    public ResolveCreatorWorkflowImpl(ResolveRequest request) {
        this.wanted = request;
        this.urgency = new Urgency(request.trigger(), request.batch());
    }

    @Override
    public ResolveResult resolve(ResolveRequest request) {
        DatabaseSteps<CreatorStoreActivities> steps =
                new DatabaseSteps<>(CreatorStoreActivities.class, urgency::priority);
        ProfileRequest profile = new ProfileRequest(request.runKey(), request.username(), null);
        ProfileAnswer answer;
        try {
            answer = urgency.request("profile · @" + request.username(), api -> api.fetchProfile(profile));
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            Failures.Cause cause = Failures.cause(e);
            return closeWithout(steps, request, Verdict.withoutProfile(cause.reason(), cause.sentence()));
        }
        if (!answer.found()) {
            open(steps, request);
            steps.run(
                    "store the missing account",
                    store -> store.saveMissing(new SaveMissing(
                            request.runKey(),
                            null,
                            request.username(),
                            answer.ref().rawId())));
            return close(steps, request, Verdict.notFound(request.username()));
        }
        return handOver(answer);
    }

    @Override
    public JoinAnswer join(JoinRequest join) {
        if (join.runKey().equals(wanted.runKey())) {
            return new JoinAnswer(wanted.runKey(), false, "");
        }
        if (handedOver) {
            return new JoinAnswer(wanted.runKey(), true, "its scrape begins without what this request wants", false);
        }
        Window window = wanted.window();
        wanted = new ResolveRequest(
                wanted.runKey(),
                wanted.username(),
                window == null ? join.window() : join.window() == null ? window : window.widen(join.window()),
                wanted.media() || join.media(),
                wanted.trigger(),
                wanted.batch(),
                wanted.requester() == null ? join.requester() : wanted.requester(),
                wanted.sweep() || join.sweep());
        boolean raised = urgency.raise(join.trigger());
        return new JoinAnswer(
                wanted.runKey(),
                true,
                raised ? "priority raised to that of " + join.trigger().name().toLowerCase(Locale.ROOT) : "");
    }

    /** With the profile, which the scrape needs not wait for again: a request that is not made would take its turn all the same. */
    private ResolveResult handOver(ProfileAnswer profile) {
        String igUserId = Objects.requireNonNull(profile.igUserId(), "a found profile has an id");
        HandOverActivities handOver = Workflow.newActivityStub(
                HandOverActivities.class, ActivityPolicies.handOver(urgency.priority(), "start the scrape"));
        ResolveRequest request = wanted;
        handedOver = true;
        JoinAnswer started = handOver.startScrape(new ScrapeRequest(
                request.runKey(),
                igUserId,
                request.username(),
                request.window(),
                request.media(),
                urgency.trigger(),
                request.batch(),
                request.requester(),
                request.sweep(),
                profile));
        return new ResolveResult(
                request.username(),
                igUserId,
                WorkflowIds.creator(igUserId),
                Outcome.COMPLETE,
                null,
                started.joined() ? "joined the scrape under way" : null,
                ApiCalls.NONE);
    }

    private static ResolveResult closeWithout(
            DatabaseSteps<CreatorStoreActivities> steps, ResolveRequest request, Verdict verdict) {
        open(steps, request);
        return close(steps, request, verdict);
    }

    private static void open(DatabaseSteps<CreatorStoreActivities> steps, ResolveRequest request) {
        steps.run(
                "open the run",
                store -> store.openRun(new OpenRun(
                        request.runKey(),
                        Workflow.getInfo().getWorkflowId(),
                        null,
                        request.username(),
                        request.window(),
                        request.trigger(),
                        request.batch(),
                        request.requester(),
                        false)));
    }

    private static ResolveResult close(
            DatabaseSteps<CreatorStoreActivities> steps, ResolveRequest request, Verdict verdict) {
        ApiCalls calls = steps.run(
                        "close the run",
                        store -> store.closeRun(new CloseRun(
                                request.runKey(),
                                null,
                                verdict.outcome(),
                                verdict.reason(),
                                verdict.detail(),
                                List.of())))
                .apiCalls();
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet(verdict.outcome().name()),
                SearchAttributes.REASON.valueSet(String.valueOf(verdict.reason())));
        ResolveResult result = new ResolveResult(
                request.username(), null, null, verdict.outcome(), verdict.reason(), verdict.detail(), calls);
        if (verdict.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(verdict.reason()))
                    .setMessage(String.valueOf(verdict.detail()))
                    .setNonRetryable(true)
                    .setDetails(result)
                    .build();
        }
        return result;
    }
}
