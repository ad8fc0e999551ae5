package dev.creatorflow.activities.batch;

import dev.creatorflow.activities.persistence.batch.BatchTarget;
import dev.creatorflow.activities.persistence.batch.StartedTarget;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.reddit.RedditScrapeRequest;
import dev.creatorflow.workflows.reddit.RedditStarts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** Communities and redditors as targets; every other target is left to another one's starts. */
public final class RedditTargetStarts implements TargetStarts {
    private final TargetStarts others;
    private final RedditStarts starts;

    /** @param others of the targets that are neither {@code r/} nor {@code u/}; says of every execution how it ended */
    public RedditTargetStarts(WorkflowClient client, TargetStarts others) {
        this.others = others;
        this.starts = new RedditStarts(client);
    }

    @Override
    public StartedTarget start(BatchTarget target, String batch, Trigger trigger) {
        if (!target.target().startsWith("r/") && !target.target().startsWith("u/")) {
            return others.start(target, batch, trigger);
        }
        RedditTarget thing = new RedditTarget(RedditTarget.of(target.target()).kind(), target.username());
        if (target.runOpened()) {
            return new StartedTarget(target.target(), target.runKey(), RedditStarts.workflowId(thing));
        }
        RedditStarts.Started started = starts.begin(
                thing, new RedditScrapeRequest(target.runKey(), target.username(), true, trigger, batch, null));
        return new StartedTarget(target.target(), started.runKey(), started.workflowId());
    }

    @Override
    public Optional<End> end(BatchTarget target) {
        return others.end(target);
    }
}
