package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** What staff want of the run: whether it waits, whether media are left, whether everything is asked again afterwards. */
final class SteeringDesk {
    private final CreatorRun run;
    private @Nullable String pausedBecause;
    private @Nullable Steer refetch;

    SteeringDesk(CreatorRun run) {
        this.run = run;
    }

    String pause(Steer steer) {
        pausedBecause = "paused by " + steer.requester() + ": " + steer.reason();
        return record(
                "pause", steer, "the pages in flight are stored, and nothing further is asked until it is resumed");
    }

    String resume(Steer steer) {
        boolean paused = pausedBecause != null;
        pausedBecause = null;
        return record("resume", steer, paused ? "goes on" : "was not paused");
    }

    String skipMedia(Steer steer) {
        run.leaveMedia();
        return record("skipMedia", steer, "media of the pages to come are left, and none are handed over");
    }

    String refetch(Steer steer) {
        refetch = steer;
        return record("refetch", steer, "everything is asked afresh when this run has ended, and paid for");
    }

    /** Why it waits, in one sentence; null where it does not. */
    @Nullable String pausedBecause() {
        return pausedBecause;
    }

    /** Waits while it is paused. Before every request, so that what is in flight ends. */
    void awaitLeave() {
        Workflow.await(() -> pausedBecause == null);
    }

    boolean refetches() {
        return refetch != null;
    }

    /** The run that asks everything again, under a run key of its own. */
    ScrapeRequest again() {
        ScrapeRequest request = run.request();
        return new ScrapeRequest(
                request.runKey() + "-again",
                request.igUserId(),
                run.username(),
                request.window(),
                run.media(),
                request.trigger(),
                request.batch(),
                refetch == null ? request.requester() : refetch.requester(),
                request.sweep(),
                null);
    }

    private String record(String action, Steer steer, String answer) {
        Workflow.newActivityStub(
                        SteeringActivities.class,
                        ActivityPolicies.database(run.priority(), "record: " + action + " by " + steer.requester()))
                .recordSteering(new SteeringActivities.Steered(
                        Workflow.randomUUID().toString(),
                        Workflow.getInfo().getWorkflowId(),
                        action,
                        steer.requester(),
                        steer.reason()));
        return answer;
    }
}
