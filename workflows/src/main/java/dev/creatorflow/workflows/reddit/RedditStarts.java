package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.Locale;

/** Starts or joins the Reddit workflows; the only place that does, for the command line as well as for activities. Thread-safe. */
public final class RedditStarts {
    private final WorkflowClient client;

    public RedditStarts(WorkflowClient client) {
        this.client = client;
    }

    /**
     * What came of a start.
     *
     * @param runKey the run that serves the request
     * @param joined true where a run of the target was already under way
     */
    public record Started(String workflowId, String runKey, boolean joined) {}

    /** Starts the target's scrape, or joins the one that runs: it does the same. */
    public Started begin(RedditTarget target, RedditScrapeRequest request) {
        String workflowId = workflowId(target);
        WorkflowOptions options = options(target, workflowId, request);
        try {
            if (target.kind() == RedditTarget.Kind.SUBREDDIT) {
                WorkflowClient.start(
                        client.newWorkflowStub(SubredditScrapeWorkflow.class, options)::scrapeSubreddit, request);
            } else {
                WorkflowClient.start(
                        client.newWorkflowStub(RedditUserScrapeWorkflow.class, options)::scrapeUser, request);
            }
            return new Started(workflowId, request.runKey(), false);
        } catch (WorkflowExecutionAlreadyStarted _) {
            RedditScrapeStatus running =
                    client.newUntypedWorkflowStub(workflowId).query("status", RedditScrapeStatus.class);
            return new Started(workflowId, running.runKey(), !running.runKey().equals(request.runKey()));
        }
    }

    /** A stub to wait on. */
    public WorkflowStub stub(RedditTarget target) {
        return client.newUntypedWorkflowStub(workflowId(target));
    }

    public static String workflowId(RedditTarget target) {
        return target.kind() == RedditTarget.Kind.SUBREDDIT
                ? WorkflowIds.subreddit(target.name())
                : WorkflowIds.redditUser(target.name());
    }

    private static WorkflowOptions options(RedditTarget target, String workflowId, RedditScrapeRequest request) {
        WorkflowCatalog type = target.kind() == RedditTarget.Kind.SUBREDDIT
                ? WorkflowCatalog.SUBREDDIT_SCRAPE
                : WorkflowCatalog.REDDIT_USER_SCRAPE;
        WorkflowOptions options = type.start(
                workflowId,
                request.trigger(),
                request.batch(),
                target.label() + " · " + request.trigger().name().toLowerCase(Locale.ROOT),
                attributes -> attributes
                        .set(SearchAttributes.PLATFORM, Platform.REDDIT.label())
                        .set(SearchAttributes.TARGET, target.key())
                        .set(SearchAttributes.USERNAME, target.lowerName()));
        return WorkflowOptions.newBuilder(options)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build();
    }
}
