package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.common.Priority;
import io.temporal.workflow.Workflow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is fixed or agreed about a creator's run while it lasts. Window, media choice and priority may grow when a request joins. */
final class CreatorRun {
    private final ScrapeRequest request;
    private final Urgency urgency;
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
        this.urgency = new Urgency(request.trigger(), request.batch());
        this.steps = new DatabaseSteps<>(CreatorStoreActivities.class, urgency::priority);
        this.media = request.media();
        this.sweep = request.sweep();
        this.username = request.username();
        this.asked = request.profile() == null ? 0 : 1;
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
        return urgency.priority();
    }

    /** The most urgent of those who asked for this run. */
    Trigger trigger() {
        return urgency.trigger();
    }

    /** Takes over the priority of a request that joins, for what waits already as well; false where it is no higher. */
    boolean raise(Trigger joining) {
        return urgency.raise(joining);
    }

    SteeringDesk steering() {
        return steering;
    }

    /** Requests that were asked for so far, that of the look-up included where it handed its profile over. */
    int asked() {
        return asked;
    }

    DatabaseSteps<CreatorStoreActivities> steps() {
        return steps;
    }

    /** Makes one request; waits first where the run is paused. */
    <R> R api(String summary, Function<InstagramApiActivities, R> request) {
        steering.awaitLeave();
        asked++;
        return urgency.request(summary, request);
    }

    HandOverActivities handOver(String summary) {
        return Workflow.newActivityStub(HandOverActivities.class, ActivityPolicies.handOver(priority(), summary));
    }
}
