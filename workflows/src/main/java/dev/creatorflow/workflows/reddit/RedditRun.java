package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.instagram.DatabaseSteps;
import dev.creatorflow.workflows.instagram.Failures;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.OpenRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveUnavailable;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of a community or a user: what it is about, how it asks and stores, and what its parts came to. */
final class RedditRun {
    private final RedditTarget target;
    private final RedditScrapeRequest request;
    private final Priority priority;
    private final DatabaseSteps<RedditStoreActivities> steps;
    private final RedditBoard board;
    private @Nullable RedditVerdict broken;

    RedditRun(RedditTarget target, RedditScrapeRequest request) {
        this.target = target;
        this.request = request;
        this.priority = Priorities.of(request.trigger(), request.batch());
        this.steps = new DatabaseSteps<>(RedditStoreActivities.class, priority);
        this.board = new RedditBoard(target, request.runKey());
    }

    RedditTarget target() {
        return target;
    }

    RedditScrapeRequest request() {
        return request;
    }

    String runKey() {
        return request.runKey();
    }

    RedditBoard board() {
        return board;
    }

    RedditPlan open() {
        board.step("opening");
        return store(
                "open the run",
                store -> store.openRedditRun(new OpenRun(
                        runKey(),
                        Workflow.getInfo().getWorkflowId(),
                        target.key(),
                        target.name(),
                        request.trigger(),
                        request.batch(),
                        request.requester())));
    }

    /** Asks once. */
    RedditAnswer ask(RedditRequest asked, String what) {
        board.asked();
        return Workflow.newActivityStub(
                        RedditApiActivities.class,
                        ActivityPolicies.apiRequest(TaskQueues.REDDIT_API, priority, what + " · " + target.label()))
                .fetchReddit(asked);
    }

    RedditAnswer askThing(RedditCall call, String what) {
        return ask(RedditRequest.thing(runKey(), call, target.name()), what);
    }

    /** A database step. Detached: what was paid for is stored also where the run is cancelled meanwhile. */
    <R> R store(String summary, Function<RedditStoreActivities, R> step) {
        Holder<R> holder = new Holder<>();
        Workflow.newDetachedCancellationScope(() -> holder.value = steps.run(summary, step))
                .run();
        return holder.get();
    }

    SaveAnswer save(RedditAnswer answer) {
        return new SaveAnswer(runKey(), target.key(), answer.ref().rawId(), request.media());
    }

    /** Starts or wakes the transfer of what has become due, and returns its workflow id. */
    String handOverMedia(int due) {
        return Workflow.newActivityStub(
                        HandOverActivities.class, ActivityPolicies.handOver(priority, "hand over " + due + " files"))
                .handOverMedia(new HandOverActivities.HandOver(
                        Platform.REDDIT, target.key(), target.label(), request.trigger(), request.batch()));
    }

    /** Counts the sighting of something that is not shown, and says so. */
    void unavailable(Unavailable why, @Nullable Long rawId) {
        store(
                "count the sighting",
                store -> store.saveUnavailable(new SaveUnavailable(runKey(), target.key(), rawId, why)));
        board.verdict(RedditVerdict.unavailable(target, why));
    }

    /**
     * Does one part. One that fails fails by itself: the others go on, unless nothing further may be asked.
     *
     * @throws CanceledFailure where the run is cancelled
     */
    void part(String name, Runnable part) {
        if (broken != null && broken.reason() != null && broken.reason().stops()) {
            return;
        }
        board.step(name);
        try {
            part.run();
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            Failures.Cause cause = Failures.cause(e);
            broke(cause.reason(), name + ": " + cause.sentence());
        }
    }

    /** The first part that broke is what the verdict names, unless a later one stops the source. */
    void broke(Reason reason, String sentence) {
        if (broken == null || reason.stops()) {
            broken = RedditVerdict.withoutPart(reason, sentence);
        }
    }

    /** The verdict where the thing itself is stored. */
    RedditVerdict verdictOfParts() {
        if (broken != null) {
            return broken;
        }
        int rejected = board.posts().rejected();
        return rejected > 0 ? RedditVerdict.rejected(rejected) : RedditVerdict.COMPLETE;
    }

    private static final class Holder<R> {
        private @Nullable R value;

        R get() {
            if (value == null) {
                throw new IllegalStateException("A step returned nothing");
            }
            return value;
        }
    }
}
