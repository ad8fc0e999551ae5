package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.persistence.staff.FailedRun;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStarts;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ResolveRequest;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.Window;
import dev.creatorflow.workflows.reddit.RedditScrapeRequest;
import dev.creatorflow.workflows.reddit.RedditStarts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs failed runs again. A fresh failure of the outside world goes on where it broke off, under its own run key, so that nothing it has paid
 * for is paid again; where what was stored is itself the trouble, or is old, a new run asks afresh. Either way the run key is made from the
 * failed run's, so that two retries at once are one.
 */
final class Retries {

    /** Answers older than this no longer go together with new ones. */
    private static final Duration FRESH = Duration.ofHours(6);

    private final CreatorStarts starts;
    private final RedditStarts reddit;
    private final Clock clock;
    private final String requester;

    Retries(WorkflowClient client, Clock clock, String requester) {
        this.starts = new CreatorStarts(client);
        this.reddit = new RedditStarts(client);
        this.clock = clock;
        this.requester = requester;
    }

    /**
     * What a retry came to.
     *
     * @param continued whether the answers it has paid for are used again
     * @param joined whether another run of the target was under way
     */
    record Retried(String username, String workflowId, String runKey, boolean continued, boolean joined) {}

    /**
     * Starts or joins.
     *
     * @param alone whether a person waits for this single run; of many, each keeps its own place in the queue
     */
    Retried retry(FailedRun run, boolean alone) {
        boolean continued = continues(run);
        String runKey = continued ? run.runKey() : run.runKey() + "-again";
        Trigger trigger = alone ? Trigger.STAFF : run.trigger();
        String target = run.target();
        if (target == null) {
            starts.resolve(
                    new ResolveRequest(runKey, run.username(), window(run), true, trigger, run.batch(), requester));
            return new Retried(run.username(), WorkflowIds.resolveCreator(run.username()), runKey, continued, false);
        }
        if (target.contains("/")) {
            RedditTarget named = new RedditTarget(RedditTarget.of(target).kind(), run.username());
            RedditStarts.Started started = reddit.begin(
                    named, new RedditScrapeRequest(runKey, run.username(), true, trigger, run.batch(), requester));
            return new Retried(named.label(), started.workflowId(), started.runKey(), continued, started.joined());
        }
        JoinAnswer answer = starts.scrape(
                new ScrapeRequest(runKey, target, run.username(), window(run), true, trigger, run.batch(), requester));
        return new Retried(run.username(), WorkflowIds.creator(target), answer.runKey(), continued, answer.joined());
    }

    private boolean continues(FailedRun run) {
        boolean fresh = run.startedAt().isAfter(clock.instant().minus(FRESH));
        return fresh
                && switch (run.reason()) {
                    case UPSTREAM_DOWN,
                            RATE_LIMITED,
                            QUOTA_EXHAUSTED,
                            BUDGET_REACHED,
                            PAUSED,
                            BAD_CREDENTIALS,
                            CANCELLED -> true;
                    case PRIVATE,
                            NOT_FOUND,
                            BANNED,
                            QUARANTINED,
                            GATED,
                            GOLD_ONLY,
                            SUSPENDED,
                            FORBIDDEN,
                            FILTERED,
                            NOT_WANTED,
                            IDENTITY_CHANGED,
                            ITEMS_MISSING,
                            EMPTY_UPSTREAM,
                            BAD_CURSOR,
                            SCHEMA_DRIFT,
                            ITEMS_REJECTED,
                            INTERNAL -> false;
                };
    }

    private static @Nullable Window window(FailedRun run) {
        Integer reels = run.windowReels();
        Integer posts = run.windowPosts();
        return reels == null || posts == null ? null : new Window(reels, posts);
    }
}
