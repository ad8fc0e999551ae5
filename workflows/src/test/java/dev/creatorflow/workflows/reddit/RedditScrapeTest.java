package dev.creatorflow.workflows.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedditScrapeTest {
    private final ScriptedReddit reddit = new ScriptedReddit();
    private final RecordedRows rows = new RecordedRows();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
        Worker pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(
                SubredditScrapeWorkflowImpl.class, RedditUserScrapeWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(rows, new Elsewhere());
        environment.newWorker(TaskQueues.REDDIT_API).registerActivitiesImplementations(reddit);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aCommunityInGoodOrderCostsFourRequests() {
        inGoodOrder();

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.name()).isEqualTo("AskReddit");
        assertThat(reddit.calls())
                .containsExactly(RedditCall.ABOUT, RedditCall.RULES, RedditCall.TOP_WEEK, RedditCall.NEW);
        assertThat(rows.written)
                .containsExactly(
                        "open r/askreddit",
                        "subreddit",
                        "rules",
                        "TOP_WEEK 0",
                        "NEW 0",
                        "measures",
                        "discover",
                        "close");
        assertThat(result.posts()).isEqualTo(new PostCounts(2, 20, 8, 0));
    }

    @Test
    void redditLine03AFailedPartOverwritesNothingAndTheOthersGoOn() {
        inGoodOrder();
        reddit.fails(RedditCall.RULES, FailureType.UPSTREAM_UNAVAILABLE);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.UPSTREAM_DOWN);
        assertThat(rows.written).doesNotContain("rules").contains("TOP_WEEK 0", "NEW 0", "measures");
    }

    @Test
    void redditDefect03AListingThatFailsIsNotAnEmptyOne() {
        inGoodOrder();
        reddit.fails(RedditCall.TOP_WEEK, FailureType.RATE_LIMITED);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(rows.written).doesNotContain("TOP_WEEK 0");
        assertThat(result.reason()).isEqualTo(Reason.RATE_LIMITED);
    }

    @ParameterizedTest
    @EnumSource(Unavailable.class)
    void redditLine04WhatIsNotShownIsCountedAndNothingElseIsWritten(Unavailable why) {
        reddit.refuses(RedditCall.ABOUT, why);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.reason()).isEqualTo(Reason.valueOf(why.name()));
        assertThat(result.outcome())
                .isEqualTo(
                        why == Unavailable.FORBIDDEN || why == Unavailable.FILTERED
                                ? Outcome.PARTIAL
                                : Outcome.COMPLETE);
        assertThat(rows.unavailable)
                .singleElement()
                .satisfies(saved -> assertThat(saved.why()).isEqualTo(why));
        assertThat(rows.written).containsExactly("open r/askreddit", "close");
    }

    @Test
    void redditDefect02ABlockedAddressSaysNothingOfTheCommunity() {
        reddit.fails(RedditCall.ABOUT, FailureType.UPSTREAM_UNAVAILABLE);

        Assertions.assertThatThrownBy(() -> scrape(RedditTarget.subreddit("askreddit")))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UPSTREAM_DOWN"));
        assertThat(rows.unavailable).isEmpty();
        assertThat(closed().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void redditDefect06AFaultOfOursEndsTheRunAsFailedWithItsCause() {
        inGoodOrder();
        rows.broken = true;

        Assertions.assertThatThrownBy(() -> scrape(RedditTarget.subreddit("askreddit")))
                .isInstanceOf(WorkflowFailedException.class)
                .hasStackTraceContaining("the rows make no sense");
        assertThat(closed().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(closed().detail()).contains("the rows make no sense");
    }

    @Test
    void redditDefect07StartingWhatRunsJoinsItWhateverTheLetters() {
        inGoodOrder();
        RedditStarts starts = new RedditStarts(environment.getWorkflowClient());
        CountDownLatch held = reddit.holds();
        RedditStarts.Started first = starts.begin(
                RedditTarget.subreddit("AskReddit"),
                new RedditScrapeRequest("run-1", "AskReddit", true, Trigger.STAFF, null, "ann"));
        RedditStarts.Started second = starts.begin(
                RedditTarget.subreddit("askreddit"),
                new RedditScrapeRequest("run-2", "askreddit", true, Trigger.STAFF, null, "bob"));
        held.countDown();
        starts.stub(RedditTarget.subreddit("ASKREDDIT")).getResult(RedditScrapeResult.class);

        assertThat(first.joined()).isFalse();
        assertThat(second.workflowId()).isEqualTo(first.workflowId());
        assertThat(second).isEqualTo(new RedditStarts.Started(first.workflowId(), "run-1", true));
    }

    @Test
    void anOver18CommunityThatShowsNoPostsIsFilteredAndNeverEmpty() {
        inGoodOrder();
        rows.over18 = true;
        reddit.answers(RedditCall.NEW, 0, 0, null);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.reason()).isEqualTo(Reason.FILTERED);
        assertThat(rows.unavailable).singleElement().satisfies(saved -> {
            assertThat(saved.why()).isEqualTo(Unavailable.FILTERED);
            assertThat(saved.rawId()).isNull();
        });
    }

    @Test
    void anEmptyCommunityThatIsNotOver18IsSimplyEmpty() {
        inGoodOrder();
        reddit.answers(RedditCall.NEW, 0, 0, null);

        assertThat(scrape(RedditTarget.subreddit("askreddit")).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(rows.unavailable).isEmpty();
    }

    @Test
    void aWalkEndsWhereTheLastOneBegan() {
        inGoodOrder();
        rows.plan = new RedditPlan(null, "Ok", RecordedRows.NOW.minus(Duration.ofHours(36)), 1_000, 10, false);
        reddit.answers(RedditCall.NEW, 0, 100, "t3_a").answers(RedditCall.NEW, 1, 100, "t3_b");

        scrape(RedditTarget.subreddit("askreddit"));

        assertThat(reddit.calls().stream().filter(call -> call == RedditCall.NEW))
                .hasSize(2);
        assertThat(closed().walks())
                .containsExactly(
                        new Walk(RedditCall.NEW, RecordedRows.NOW, RecordedRows.NOW.minus(Duration.ofDays(2)), false));
    }

    @Test
    void aListingThatEndsAtRedditsOwnEndIsRecordedAsCut() {
        inGoodOrder();
        rows.plan = new RedditPlan(null, "Ok", null, 1_000, 10, false);
        for (int page = 0; page < 10; page++) {
            reddit.answers(RedditCall.NEW, page, 100, page == 9 ? null : "t3_" + page);
        }

        scrape(RedditTarget.subreddit("askreddit"));

        assertThat(closed().walks()).singleElement().satisfies(walk -> {
            assertThat(walk.cut()).isTrue();
            assertThat(walk.oldest()).isEqualTo(RecordedRows.NOW.minus(Duration.ofDays(10)));
        });
    }

    @Test
    void aCursorThatComesBackEndsTheWalk() {
        inGoodOrder();
        rows.plan = new RedditPlan(null, "Ok", null, 1_000, 10, false);
        reddit.answers(RedditCall.NEW, 0, 100, "t3_a").answers(RedditCall.NEW, 1, 100, "t3_a");

        assertThat(scrape(RedditTarget.subreddit("askreddit")).reason()).isEqualTo(Reason.BAD_CURSOR);
        assertThat(closed().walks()).isEmpty();
    }

    @Test
    void whatIsNotFollowedCostsNoRequest() {
        rows.plan = new RedditPlan("r/x is a User Feed", "User Feed", null, 100, 10, false);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("u_someone"));

        assertThat(result.reason()).isEqualTo(Reason.NOT_WANTED);
        assertThat(reddit.calls()).isEmpty();
    }

    @Test
    void aUsedUpBudgetStopsTheRunAndAsksForNothingFurther() {
        inGoodOrder();
        reddit.fails(RedditCall.RULES, FailureType.SOURCE_PAUSED);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(reddit.calls()).containsExactly(RedditCall.ABOUT, RedditCall.RULES);
    }

    @Test
    void aUserCostsTwoRequests() {
        reddit.answers(RedditCall.USER_ABOUT, 0, 1, null).answers(RedditCall.SUBMITTED, 0, 30, null);

        RedditScrapeResult result = scrape(RedditTarget.user("spez"));

        assertThat(result.name()).isEqualTo("Spez");
        assertThat(result.karma()).isEqualTo(7);
        assertThat(rows.written).containsExactly("open u/spez", "user", "SUBMITTED 0", "measures", "discover", "close");
    }

    @Test
    void filesAreHandedOverOnceAndAfterTheRows() {
        inGoodOrder();
        rows.hasFiles = true;

        RedditScrapeResult result = scrape(RedditTarget.subreddit("AskReddit"));

        assertThat(result.media()).isEqualTo(new MediaCounts(11, 11));
        assertThat(result.mediaWorkflow()).isEqualTo("media/reddit/r/askreddit");
        assertThat(rows.written.subList(rows.written.size() - 2, rows.written.size()))
                .containsExactly("close", "hand over REDDIT r/askreddit of r/AskReddit");
    }

    @Test
    void whereMediaAreLeftNothingIsHandedOver() {
        inGoodOrder();
        rows.hasFiles = true;

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"), false);

        assertThat(result.media()).isEqualTo(MediaCounts.NONE);
        assertThat(result.mediaWorkflow()).isNull();
        assertThat(rows.written).endsWith("close");
    }

    @Test
    void filesOfPagesThatCameInAreHandedOverAlsoWhereAPartFailed() {
        inGoodOrder();
        rows.hasFiles = true;
        reddit.fails(RedditCall.NEW, FailureType.UPSTREAM_UNAVAILABLE);

        RedditScrapeResult result = scrape(RedditTarget.subreddit("askreddit"));

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.media()).isEqualTo(new MediaCounts(6, 6));
        assertThat(result.mediaWorkflow()).isNotNull();
    }

    private final class Elsewhere implements HandOverActivities {
        @Override
        public String handOverMedia(HandOver request) {
            rows.handedOver("hand over " + request.platform() + " " + request.target() + " of " + request.label());
            return WorkflowIds.media(request.platform(), request.target());
        }

        @Override
        public JoinAnswer startScrape(ScrapeRequest request) {
            throw new IllegalStateException("Reddit starts no creator's scrape");
        }
    }

    private CloseRun closed() {
        return Objects.requireNonNull(rows.closed, "the run was not closed");
    }

    private void inGoodOrder() {
        reddit.answers(RedditCall.ABOUT, 0, 1, null)
                .answers(RedditCall.RULES, 0, 1, null)
                .answers(RedditCall.TOP_WEEK, 0, 10, "t3_x")
                .answers(RedditCall.NEW, 0, 42, null);
    }

    private RedditScrapeResult scrape(RedditTarget target) {
        return scrape(target, true);
    }

    private RedditScrapeResult scrape(RedditTarget target, boolean media) {
        RedditStarts starts = new RedditStarts(environment.getWorkflowClient());
        starts.begin(target, new RedditScrapeRequest("run-1", target.name(), media, Trigger.STAFF, null, "ann"));
        WorkflowStub stub = starts.stub(target);
        assertThat(stub.getExecution().getWorkflowId())
                .isEqualTo(
                        target.kind() == RedditTarget.Kind.USER
                                ? WorkflowIds.redditUser(target.name())
                                : WorkflowIds.subreddit(target.name()));
        return stub.getResult(RedditScrapeResult.class);
    }
}
