package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;

/** See {@link ResolveCreatorWorkflow}. */
public final class ResolveCreatorWorkflowImpl implements ResolveCreatorWorkflow {
    @Override
    public ResolveResult resolve(ResolveRequest request) {
        Priority priority = Priorities.of(request.trigger(), request.batch());
        DatabaseSteps<CreatorStoreActivities> steps = new DatabaseSteps<>(CreatorStoreActivities.class, priority);
        InstagramApiActivities api = Workflow.newActivityStub(
                InstagramApiActivities.class,
                ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, "profile · @" + request.username()));
        ProfileAnswer answer;
        try {
            answer = api.fetchProfile(new ProfileRequest(request.runKey(), request.username(), null));
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
        return handOver(priority, request, Objects.requireNonNull(answer.igUserId(), "a found profile has an id"));
    }

    private static ResolveResult handOver(Priority priority, ResolveRequest request, String igUserId) {
        HandOverActivities handOver = Workflow.newActivityStub(
                HandOverActivities.class, ActivityPolicies.handOver(priority, "start the scrape"));
        JoinAnswer started = handOver.startScrape(new ScrapeRequest(
                request.runKey(),
                igUserId,
                request.username(),
                request.window(),
                request.media(),
                request.trigger(),
                request.batch(),
                request.requester(),
                request.sweep()));
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
