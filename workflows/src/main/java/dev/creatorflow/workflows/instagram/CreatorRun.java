package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.temporal.common.Priority;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** What is fixed or agreed about a creator's run while it lasts. The window and the media choice may widen when a request joins. */
final class CreatorRun {
    private final ScrapeRequest request;
    private final Priority priority;
    private final DatabaseSteps<CreatorStoreActivities> steps;
    private final SteeringDesk steering = new SteeringDesk(this);

    private Window window = new Window(0, 0);
    private Window refreshed = new Window(0, 0);
    private boolean media;
    private int asked;
    private boolean sweep;
    private boolean expectsReels;
    private String username;

    CreatorRun(ScrapeRequest request) {
        this.request = request;
        this.priority = Priorities.of(request.trigger(), request.batch());
        this.steps = new DatabaseSteps<>(CreatorStoreActivities.class, priority);
        this.media = request.media();
        this.sweep = request.sweep();
        this.username = request.username();
        if (request.window() != null) {
            this.window = request.window();
        }
    }

    ScrapeRequest request() {
        return request;
    }

    String runKey() {
        return request.runKey();
    }

    String igUserId() {
        return request.igUserId();
    }

    String username() {
        return username;
    }

    void renamedTo(String current) {
        username = current;
    }

    /** Takes over what the database says this run has to do; a request that joined meanwhile stays in. */
    void planned(CreatorStoreActivities.RunPlan plan) {
        window = window.widen(plan.window());
        @Nullable Window always = plan.refreshed();
        refreshed = always == null ? plan.window() : always;
        sweep |= plan.sweep();
        expectsReels = plan.expectsReels();
    }

    Window window() {
        return window;
    }

    Window refreshed() {
        return refreshed;
    }

    boolean sweep() {
        return sweep;
    }

    void wantSweep() {
        sweep = true;
    }

    boolean expectsReels() {
        return expectsReels;
    }

    void widen(Window other) {
        window = window.widen(other);
    }

    boolean media() {
        return media;
    }

    void wantMedia() {
        media = true;
    }

    void leaveMedia() {
        media = false;
    }

    Priority priority() {
        return priority;
    }

    SteeringDesk steering() {
        return steering;
    }

    /** Requests that were asked for so far. */
    int asked() {
        return asked;
    }

    DatabaseSteps<CreatorStoreActivities> steps() {
        return steps;
    }

    /** For one request; waits first where the run is paused. */
    InstagramApiActivities api(String summary) {
        steering.awaitLeave();
        asked++;
        return Workflow.newActivityStub(
                InstagramApiActivities.class, ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, summary));
    }

    HandOverActivities handOver(String summary) {
        return Workflow.newActivityStub(HandOverActivities.class, ActivityPolicies.handOver(priority, summary));
    }
}
