package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.Locale;

/** Starts or joins the Instagram workflows; the only place that does, for the command line as well as for activities. Thread-safe. */
public final class CreatorStarts {
    private final WorkflowClient client;

    public CreatorStarts(WorkflowClient client) {
        this.client = client;
    }

    /** Starts the creator's scrape, or adds this request to the one that runs; returns when the running one has taken it in. */
    public JoinAnswer scrape(ScrapeRequest request) {
        CreatorScrapeWorkflow workflow = client.newWorkflowStub(CreatorScrapeWorkflow.class, scrapeOptions(request));
        JoinRequest join = new JoinRequest(
                request.runKey(),
                request.window(),
                request.media(),
                request.trigger(),
                request.requester(),
                request.sweep());
        return WorkflowClient.executeUpdateWithStart(
                workflow::join, join, taken(), new WithStartWorkflowOperation<>(workflow::scrape, request));
    }

    private static UpdateOptions<JoinAnswer> taken() {
        return UpdateOptions.<JoinAnswer>newBuilder()
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }

    private static WorkflowOptions unlessRunning(WorkflowOptions options) {
        return WorkflowOptions.newBuilder(options)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build();
    }

    /**
     * As {@link #scrape}, for many: a start that meets nothing running costs no update and waits for no worker. One that meets a run joins it.
     */
    public JoinAnswer begin(ScrapeRequest request) {
        WorkflowOptions options = unlessRunning(scrapeOptions(request));
        try {
            WorkflowClient.start(client.newWorkflowStub(CreatorScrapeWorkflow.class, options)::scrape, request);
            return new JoinAnswer(request.runKey(), false, "");
        } catch (WorkflowExecutionAlreadyStarted _) {
            return scrape(request);
        }
    }

    /**
     * A handle's id is being found out.
     *
     * @param execution to wait on
     */
    public record Resolving(WorkflowStub execution, JoinAnswer answer) {}

    /** Starts finding out a handle's id, or joins the execution that does. Only a join waits for a worker to take it in. */
    public Resolving resolve(ResolveRequest request) {
        String handle = request.username().toLowerCase(Locale.ROOT);
        WorkflowOptions options = WorkflowCatalog.RESOLVE_CREATOR.start(
                WorkflowIds.resolveCreator(handle),
                request.trigger(),
                request.batch(),
                "@" + handle + " · " + request.trigger().name().toLowerCase(Locale.ROOT),
                attributes -> attributes
                        .set(SearchAttributes.PLATFORM, Platform.INSTAGRAM.label())
                        .set(SearchAttributes.USERNAME, handle));
        ResolveCreatorWorkflow fresh = client.newWorkflowStub(ResolveCreatorWorkflow.class, unlessRunning(options));
        try {
            WorkflowClient.start(fresh::resolve, request);
            return new Resolving(WorkflowStub.fromTyped(fresh), new JoinAnswer(request.runKey(), false, ""));
        } catch (WorkflowExecutionAlreadyStarted _) {
            ResolveCreatorWorkflow running = client.newWorkflowStub(ResolveCreatorWorkflow.class, options);
            JoinAnswer answer = WorkflowClient.executeUpdateWithStart(
                    running::join,
                    new JoinRequest(
                            request.runKey(),
                            request.window(),
                            request.media(),
                            request.trigger(),
                            request.requester(),
                            request.sweep()),
                    taken(),
                    new WithStartWorkflowOperation<>(running::resolve, request));
            return new Resolving(WorkflowStub.fromTyped(running), answer);
        }
    }

    private static WorkflowOptions scrapeOptions(ScrapeRequest request) {
        return WorkflowCatalog.CREATOR_SCRAPE.start(
                WorkflowIds.creator(request.igUserId()),
                request.trigger(),
                request.batch(),
                "@" + request.username() + " · " + request.trigger().name().toLowerCase(Locale.ROOT),
                attributes -> attributes
                        .set(SearchAttributes.PLATFORM, Platform.INSTAGRAM.label())
                        .set(SearchAttributes.TARGET, request.igUserId())
                        .set(SearchAttributes.USERNAME, request.username()));
    }
}
