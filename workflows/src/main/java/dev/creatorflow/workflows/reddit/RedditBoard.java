package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Measured;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.PostsSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SubredditSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UserSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run has come to so far: answers queries, fills the details staff see, and becomes the result. */
final class RedditBoard {
    private final RedditTarget target;
    private final String runKey;
    private final List<Walk> walks = new ArrayList<>();
    private String name;
    private String step = "opening";
    private int asked;
    private PostCounts posts = PostCounts.NONE;
    private MediaCounts media = MediaCounts.NONE;
    private @Nullable String mediaWorkflow;
    private Discovered discovered = Discovered.NONE;
    private ApiCalls calls = ApiCalls.NONE;
    private RedditVerdict verdict = RedditVerdict.UNSAID;
    private @Nullable Long subscribers;
    private @Nullable Long karma;
    private @Nullable Measured measured;

    RedditBoard(RedditTarget target, String runKey) {
        this.target = target;
        this.runKey = runKey;
        this.name = target.name();
    }

    void step(String next) {
        step = next;
        Workflow.setCurrentDetails(details());
    }

    void asked() {
        asked++;
    }

    void saved(SubredditSaved saved) {
        name = saved.name();
        subscribers = saved.subscribers();
        media = media.plus(saved.media());
    }

    void savedUser(UserSaved saved) {
        name = saved.name();
        karma = saved.totalKarma();
        media = media.plus(saved.media());
    }

    void add(PostsSaved saved) {
        posts = posts.plus(saved.counts());
        media = media.plus(saved.media());
    }

    void mediaWorkflow(String workflowId) {
        mediaWorkflow = workflowId;
    }

    void walked(Walk walk) {
        walks.add(walk);
    }

    void measured(Measured value) {
        measured = value;
    }

    void discovered(Discovered value) {
        discovered = value;
    }

    void calls(ApiCalls value) {
        calls = value;
    }

    void verdict(RedditVerdict value) {
        verdict = value;
    }

    RedditVerdict verdict() {
        return verdict;
    }

    PostCounts posts() {
        return posts;
    }

    MediaCounts media() {
        return media;
    }

    List<Walk> walks() {
        return List.copyOf(walks);
    }

    RedditScrapeStatus status() {
        return new RedditScrapeStatus(runKey, step, posts);
    }

    RedditScrapeResult result() {
        return new RedditScrapeResult(
                target.key(),
                name,
                verdict.outcome(),
                verdict.reason(),
                verdict.detail(),
                posts,
                media,
                mediaWorkflow,
                discovered,
                calls,
                subscribers,
                karma,
                measured);
    }

    private String details() {
        return """
                **%s** · %s

                | posts: pages | saved | new | rejected | requests | files due | reused |
                |---:|---:|---:|---:|---:|---:|---:|
                | %d | %d | %d | %d | %d | %d | %d |
                """.formatted(
                        target.label(),
                        step.equals("done") ? headline() : step,
                        posts.pages(),
                        posts.saved(),
                        posts.added(),
                        posts.rejected(),
                        asked,
                        media.due(),
                        media.reused());
    }

    private String headline() {
        return verdict.outcome() + (verdict.reason() == null ? "" : " " + verdict.reason());
    }
}
