package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.temporal.common.Priority;
import io.temporal.workflow.Workflow;

/** What is fixed or agreed about a creator's run while it lasts. The window and the media choice may widen when a request joins. */
final class CreatorRun {
    private final ScrapeRequest request;
    private final Priority priority;
    private final DatabaseSteps steps;

    private Window window = new Window(0, 0);
    private boolean media;
    private String username;

    CreatorRun(ScrapeRequest request) {
        this.request = request;
        this.priority = Priorities.of(request.trigger(), request.batch());
        this.steps = new DatabaseSteps(priority);
        this.media = request.media();
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

    Window window() {
        return window;
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

    DatabaseSteps steps() {
        return steps;
    }

    InstagramApiActivities api(String summary) {
        return Workflow.newActivityStub(
                InstagramApiActivities.class, ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, summary));
    }

    HandOverActivities handOver(String summary) {
        return Workflow.newActivityStub(HandOverActivities.class, ActivityPolicies.handOver(priority, summary));
    }
}
