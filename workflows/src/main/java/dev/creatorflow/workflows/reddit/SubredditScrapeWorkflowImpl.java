package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SubredditSaved;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** See {@link SubredditScrapeWorkflow}. Reads top to bottom as the scrape happens. */
public final class SubredditScrapeWorkflowImpl implements SubredditScrapeWorkflow {
    private final RedditRun run;
    private boolean filtered;

    @WorkflowInit
    public SubredditScrapeWorkflowImpl(RedditScrapeRequest request) {
        this.run = new RedditRun(RedditTarget.subreddit(request.name()), request);
    }

    @Override
    public RedditScrapeResult scrapeSubreddit(RedditScrapeRequest request) {
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
        RedditAnswer about = run.askThing(RedditCall.ABOUT, "about");
        if (about.unavailable() != null) {
            run.unavailable(about.unavailable(), about.ref().rawId());
            return;
        }
        SubredditSaved saved = run.store("store the community", store -> store.saveSubreddit(run.save(about)));
        run.board().saved(saved);
        run.part("rules", this::rules);
        run.part("top posts", () -> top(plan.mostTop()));
        run.part("newest posts", () -> filtered = isFiltered(saved, newest(plan)));
        RedditRunEnd.measure(run);
        if (plan.discovers()) {
            RedditRunEnd.discover(run);
        }
        if (filtered) {
            run.unavailable(Unavailable.FILTERED, null);
        } else {
            run.board().verdict(run.verdictOfParts());
        }
    }

    private void rules() {
        RedditAnswer rules = run.askThing(RedditCall.RULES, "rules");
        if (rules.available()) {
            run.store("store the rules", store -> {
                store.saveRules(run.save(rules));
                return true;
            });
        } else {
            run.broke(Reason.FORBIDDEN, "rules: Reddit does not show them (" + rules.unavailable() + ")");
        }
    }

    private void top(int most) {
        if (most == 0) {
            return;
        }
        RedditAnswer top = run.ask(
                RedditRequest.page(
                        run.runKey(), RedditCall.TOP_WEEK, run.target().name(), 0, null, most),
                "top of the week");
        if (top.available()) {
            run.board()
                    .add(run.store(
                            "store the week's best",
                            store -> store.savePosts(new SavePosts(
                                    run.runKey(),
                                    run.target().key(),
                                    RedditCall.TOP_WEEK,
                                    0,
                                    top.ref().rawId(),
                                    run.request().media()))));
        } else {
            run.broke(Reason.FORBIDDEN, "top posts: Reddit does not show them (" + top.unavailable() + ")");
        }
    }

    private @Nullable RedditAnswer newest(RedditPlan plan) {
        return new NewestWalk(run, RedditCall.NEW, plan.mostNew(), plan.newSince()).walk();
    }

    /** A community with members and without any post at all does not exist; an over-18 one that shows none is filtered. */
    private static boolean isFiltered(SubredditSaved saved, @Nullable RedditAnswer newest) {
        boolean empty = newest != null && newest.available() && newest.items() == 0;
        boolean lived = saved.subscribers() == null || saved.subscribers() > 0;
        return empty && lived && Boolean.TRUE.equals(saved.over18());
    }
}
