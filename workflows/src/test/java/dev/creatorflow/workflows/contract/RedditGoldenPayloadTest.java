package dev.creatorflow.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.DeletionActivities.AskChecks;
import dev.creatorflow.workflows.reddit.DeletionActivities.Checked;
import dev.creatorflow.workflows.reddit.DeletionActivities.DueChecks;
import dev.creatorflow.workflows.reddit.DeletionActivities.SaveChecks;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow.DeletionReport;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow.DeletionRequest;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditAnswer;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import dev.creatorflow.workflows.reddit.RedditScrapeRequest;
import dev.creatorflow.workflows.reddit.RedditScrapeResult;
import dev.creatorflow.workflows.reddit.RedditScrapeStatus;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.ComputeReddit;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discover;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Measured;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.OpenRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.PostsSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RunClosed;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveUnavailable;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SubredditSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UnavailableSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UserSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import dev.creatorflow.workflows.reddit.TagActivities.AskTags;
import dev.creatorflow.workflows.reddit.TagActivities.SaveTags;
import dev.creatorflow.workflows.reddit.TagActivities.TagAnswer;
import dev.creatorflow.workflows.reddit.TagActivities.TagProposal;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagReport;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagRequest;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of every message of Reddit's workflows; see {@link GoldenPayloadTest}. */
class RedditGoldenPayloadTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PostCounts POSTS = new PostCounts(2, 110, 90, 1);

    private final GoldenMessages messages = new GoldenMessages(List.of(
            new RedditScrapeRequest("run", "AskReddit", true, Trigger.SCHEDULE, "reddit/cycle/communities", "eve"),
            new RedditScrapeStatus("run", "rules", POSTS),
            new RedditScrapeResult(
                    "r/askreddit",
                    "AskReddit",
                    Outcome.PARTIAL,
                    Reason.RATE_LIMITED,
                    "top posts: Reddit asked us to wait",
                    POSTS,
                    new MediaCounts(12, 3),
                    "media/reddit/r/askreddit",
                    new Discovered(3, 1, 40),
                    new ApiCalls(4, 4, 0),
                    50_000_000L,
                    null,
                    new Measured(10, 12.5, 0.25, 4.75)),
            new RedditRequest("run", RedditCall.INFO, "", 2, "t3_abc", 100, List.of("t3_1", "t3_2")),
            new RedditAnswer(new AnswerRef(7, true), Unavailable.QUARANTINED, 0, null),
            new OpenRun("run", "reddit/subreddit/askreddit", "r/askreddit", "AskReddit", Trigger.STAFF, null, "eve"),
            new RedditPlan(null, "Ok", NOON, 1_000, 10, true),
            new SaveAnswer("run", "r/askreddit", 7, true),
            new SubredditSaved("AskReddit", 50_000_000L, null, new MediaCounts(1, 1)),
            new SavePosts("run", "r/askreddit", RedditCall.TOP_WEEK, 0, 8, false),
            new PostsSaved(POSTS, NOON, null, 40, new MediaCounts(11, 2)),
            new UserSaved("spez", null, MediaCounts.NONE),
            new SaveUnavailable("run", "r/askreddit", null, Unavailable.FILTERED),
            new UnavailableSaved(true, 3),
            new ComputeReddit("run", "u/spez"),
            new Discover("run", "u/spez", null),
            new Walk(RedditCall.NEW, NOON, null, true),
            new CloseRun(
                    "run",
                    "r/askreddit",
                    Outcome.COMPLETE,
                    null,
                    null,
                    POSTS,
                    List.of(new Walk(RedditCall.NEW, NOON, null, false))),
            new RunClosed(new ApiCalls(4, 3, 1)),
            new AskChecks("deletions-1", 3, 100),
            new DueChecks(List.of("t3_1"), 250, 6_000),
            new SaveChecks("deletions-1", 3, List.of("t3_1"), 9),
            new DeletionRequest(50),
            new DeletionReport(3, new Checked(247, 3), "Reddit is down"),
            new TagRequest("AskReddit", "eve"),
            new AskTags("tags-1", "AskReddit"),
            new TagAnswer(9L, null, "small", "d1"),
            new SaveTags("tags-1", "AskReddit", 9, "small", "d1"),
            new TagProposal(List.of("style:outdoor"), 1, null),
            new TagReport("AskReddit", Outcome.STOPPED, Reason.BUDGET_REACHED, List.of(), 0, "the cap is reached")));

    @Test
    void theBytesOfEveryMessageStay() throws IOException {
        assertThat(messages.written()).isEqualToIgnoringNewLines(GoldenMessages.stored("reddit-payloads.txt"));
    }

    @Test
    void aResultThatCountedNoFilesIsReadAsNone() {
        String before = "{\"counts\":{\"pages\":2,\"saved\":110,\"added\":90,\"rejected\":1},\"authors\":40}";
        assertThat(GoldenMessages.read(before, PostsSaved.class).media()).isEqualTo(MediaCounts.NONE);
        assertThat(GoldenMessages.read("{\"name\":\"AskReddit\"}", SubredditSaved.class)
                        .media())
                .isEqualTo(MediaCounts.NONE);
        assertThat(GoldenMessages.read("{\"name\":\"spez\"}", UserSaved.class).media())
                .isEqualTo(MediaCounts.NONE);
        assertThat(GoldenMessages.read("{\"target\":\"u/spez\"}", RedditScrapeResult.class)
                        .media())
                .isEqualTo(MediaCounts.NONE);
    }

    @Test
    void everyMessageIsReadBackEqual() {
        assertThat(messages.readBack()).isEqualTo(messages.messages());
    }
}
