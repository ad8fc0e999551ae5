package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.instagram.Failures;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.ComputeReddit;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discover;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;

/** What every run does whatever it is about: it measures, finds out whom its answers name, closes its books and ends. */
final class RedditRunEnd {
    private RedditRunEnd() {}

    /** Runs the parts; whatever comes of them, the run is closed. */
    static RedditScrapeResult run(RedditRun run, Runnable parts) {
        try {
            parts.run();
        } catch (ActivityFailure e) {
            run.board().verdict(verdict(e));
        } catch (CanceledFailure e) {
            run.board().verdict(RedditVerdict.cancelled());
        }
        close(run);
        handOver(run);
        return end(run);
    }

    private static RedditVerdict verdict(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            return RedditVerdict.cancelled();
        }
        Failures.Cause cause = Failures.cause(failure);
        return RedditVerdict.withoutThing(cause.reason(), cause.sentence());
    }

    static void measure(RedditRun run) {
        run.board().step("measures");
        run.board()
                .measured(run.store(
                        "compute measures",
                        store -> store.computeReddit(
                                new ComputeReddit(run.runKey(), run.target().key()))));
    }

    static void discover(RedditRun run) {
        run.board()
                .discovered(run.store(
                        "store what it leads to",
                        store -> store.discoverCommunities(new Discover(
                                run.runKey(), run.target().key(), run.request().batch()))));
    }

    private static void close(RedditRun run) {
        run.board().step("closing");
        RedditVerdict verdict = run.board().verdict();
        run.board()
                .calls(run.store(
                                "close the run",
                                store -> store.closeRedditRun(new CloseRun(
                                        run.runKey(),
                                        run.target().key(),
                                        verdict.outcome(),
                                        verdict.reason(),
                                        verdict.detail(),
                                        run.board().posts(),
                                        run.board().walks())))
                        .apiCalls());
    }

    /** After the run is closed: its rows are in, and wait for no file. */
    private static void handOver(RedditRun run) {
        int due = run.board().media().due();
        if (due > 0) {
            Workflow.newDetachedCancellationScope(() -> run.board().mediaWorkflow(run.handOverMedia(due)))
                    .run();
        }
    }

    private static RedditScrapeResult end(RedditRun run) {
        run.board().step("done");
        RedditScrapeResult result = run.board().result();
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet(result.outcome().name()));
        if (result.reason() != null) {
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.REASON.valueSet(result.reason().name()));
        }
        if (result.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(result.reason()))
                    .setMessage(String.valueOf(result.detail()))
                    .setNonRetryable(true)
                    .setDetails(result)
                    .build();
        }
        return result;
    }
}
