package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import io.temporal.workflow.WorkflowInit;

/** See {@link RedditUserScrapeWorkflow}. Reads top to bottom as the scrape happens. */
public final class RedditUserScrapeWorkflowImpl implements RedditUserScrapeWorkflow {
    private final RedditRun run;

    @WorkflowInit
    public RedditUserScrapeWorkflowImpl(RedditScrapeRequest request) {
        this.run = new RedditRun(RedditTarget.user(request.name()), request);
    }

    @Override
    public RedditScrapeResult scrapeUser(RedditScrapeRequest request) {
        return RedditRunEnd.run(run, this::parts);
    }

    @Override
    public RedditScrapeStatus status() {
        return run.board().status();
    }

    private void parts() {
        RedditPlan plan = run.open();
        if (plan.notWanted() != null) {
            run.board().verdict(RedditVerdict.notWanted(plan.notWanted()));
            return;
        }
        run.board().step("about");
        RedditAnswer about = run.askThing(RedditCall.USER_ABOUT, "profile");
        if (about.unavailable() != null) {
            run.unavailable(about.unavailable(), about.ref().rawId());
            return;
        }
        run.board().savedUser(run.store("store the profile", store -> store.saveUser(run.save(about))));
        run.part(
                "submissions", () -> new NewestWalk(run, RedditCall.SUBMITTED, plan.mostNew(), plan.newSince()).walk());
        RedditRunEnd.measure(run);
        if (plan.discovers()) {
            RedditRunEnd.discover(run);
        }
        run.board().verdict(run.verdictOfParts());
    }
}
