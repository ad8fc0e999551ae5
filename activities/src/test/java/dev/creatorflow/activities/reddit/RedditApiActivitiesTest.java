package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.reddit.RedditAnswer;
import dev.creatorflow.workflows.reddit.RedditApiActivities;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the activity makes of Reddit's answers: a real worker and database against a server that stands in for Reddit. */
@Timeout(120)
class RedditApiActivitiesTest {
    private static final String SECRET = "s3cr3t-of-the-application";
    private static final String ABOUT = "{\"kind\":\"t5\",\"data\":{\"display_name\":\"AskReddit\"}}";

    private final Database database = TestDatabase.create();
    private final Rows rows = new Rows(database);
    private final PacedCalls calls = new PacedCalls(new CallLedger(database), Duration.ofSeconds(10));
    private StandInReddit reddit;
    private RedditClient client;
    private TestWorkflowEnvironment temporal;

    @WorkflowInterface
    public interface AskReddit {
        @WorkflowMethod
        RedditAnswer ask(RedditRequest request, int attempts);
    }

    public static final class AskRedditImpl implements AskReddit {
        @Override
        public RedditAnswer ask(RedditRequest request, int attempts) {
            ActivityOptions policy = ActivityPolicies.apiRequest(
                    TaskQueues.REDDIT_API, Priorities.of(Trigger.SCHEDULE, "reddit/cycle/x"), "about");
            return Workflow.newActivityStub(
                            RedditApiActivities.class,
                            ActivityOptions.newBuilder(policy)
                                    .setRetryOptions(RetryOptions.newBuilder(policy.getRetryOptions())
                                            .setMaximumAttempts(attempts)
                                            .setInitialInterval(Duration.ofMillis(50))
                                            .build())
                                    .build())
                    .fetchReddit(request);
        }
    }

    @BeforeEach
    void start() throws IOException {
        reddit = new StandInReddit();
        UpstreamHttp http = new UpstreamHttp(HttpLimits.within(Duration.ofSeconds(5)), "linux:test:1 (by /u/x)", null);
        Clock clock = Clock.systemUTC();
        client = new RedditClient(
                http,
                reddit.address(),
                new RedditToken(http, reddit.address(), "id", new Secret(SECRET), clock),
                clock);
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new TypedFailures())
                        .build())
                .build());
        temporal.newWorker(TaskQueues.PIPELINE).registerWorkflowImplementationTypes(AskRedditImpl.class);
        temporal.newWorker(TaskQueues.REDDIT_API)
                .registerActivitiesImplementations(
                        new RedditApiActivitiesImpl(client, calls, new RawAnswers(database, null)));
        temporal.start();
        limits(100);
    }

    @AfterEach
    void stop() throws IOException {
        temporal.shutdownNow();
        calls.close();
        temporal.close();
        client.close();
        reddit.close();
        database.close();
    }

    @Test
    void anAnswerIsPaidForOnceAndStoredUnderItsTarget() {
        reddit.answers(200, "application/json", ABOUT, Map.of());

        RedditAnswer first = ask("run", "AskReddit", 3);
        RedditAnswer again = ask("run", "AskReddit", 3);

        assertThat(first.ref().paid()).isTrue();
        assertThat(again.ref().paid()).isFalse();
        assertThat(again.ref().rawId()).isEqualTo(first.ref().rawId());
        assertThat(reddit.targets).hasSize(1);
        assertThat(rows.one("select c.stream, c.subject, c.outcome, c.http_status, c.batch, r.found"
                        + " from creatorflow.api_calls c join creatorflow.raw_responses r on r.call_id = c.id"))
                .containsEntry("stream", "about")
                .containsEntry("subject", "r/askreddit")
                .containsEntry("outcome", "SUCCEEDED")
                .containsEntry("http_status", 200)
                .containsEntry("batch", "reddit/cycle/x")
                .containsEntry("found", true);
    }

    @Test
    void redditDefect02WhyACommunityIsNotShownIsReadFromTheStoredAnswerAlsoWhenRepeated() {
        reddit.answers(
                403, "application/json", "{\"reason\":\"private\",\"message\":\"Forbidden\",\"error\":403}", Map.of());

        assertThat(ask("run", "AskReddit", 3).unavailable()).isEqualTo(Unavailable.PRIVATE);
        assertThat(ask("run", "AskReddit", 3).unavailable()).isEqualTo(Unavailable.PRIVATE);
        assertThat(reddit.targets).hasSize(1);
    }

    @Test
    void redditDefect24EveryAnswerIsCountedOnceWithItsKindAndABlockPageIsNoSuccess() {
        reddit.answers(403, "text/html", "<html>blocked</html>", Map.of());
        assertThat(failure("run-1").getType()).isEqualTo("UpstreamUnavailable");
        reddit.answers(200, "text/html", "<html>hello</html>", Map.of());
        assertThat(failure("run-2").getType()).isNotEmpty();
        reddit.answers(404, "application/json", "{\"message\":\"Not Found\",\"error\":404}", Map.of());
        assertThat(ask("run-3", "AskReddit", 1).unavailable()).isEqualTo(Unavailable.NOT_FOUND);

        assertThat(rows.all("select outcome, http_status from creatorflow.api_calls order by id"))
                .containsExactly(
                        Map.of("outcome", "FAILED", "http_status", 403),
                        Map.of("outcome", "FAILED", "http_status", 200),
                        Map.of("outcome", "SUCCEEDED", "http_status", 404));
        assertThat(rows.value("select count(*) from creatorflow.raw_responses"))
                .as("a block is no answer about the community")
                .isEqualTo(1L);
    }

    @Test
    void redditDefect23WhatTheRateHeadersLeaveIsKeptToByEveryRequest() {
        reddit.answers(
                200,
                "application/json",
                ABOUT,
                Map.of("x-ratelimit-used", "995", "x-ratelimit-remaining", "4.0", "x-ratelimit-reset", "4"));
        ask("run-0", "AskReddit", 3);
        reddit.answers(200, "application/json", ABOUT, Map.of());

        long from = System.nanoTime();
        List<CompletableFuture<RedditAnswer>> asked = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            String key = "run-" + run;
            asked.add(CompletableFuture.supplyAsync(() -> ask(key, "AskReddit", 3)));
        }
        asked.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .as("three requests where four are left for four seconds, at a set rate of a hundred a second")
                .isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void redditDefect31TheSecretStandsInNoRow() {
        reddit.answers(200, "application/json", ABOUT, Map.of());
        ask("run", "AskReddit", 3);
        reddit.refusesTokens(401);

        assertThat(rows.value(
                                "select coalesce(string_agg(t::text, ' '), '') from (select c::text as t from creatorflow.api_calls c"
                                        + " union all select l::text from creatorflow.api_limits l) all_rows")
                        .toString())
                .isNotEmpty()
                .doesNotContain(SECRET)
                .doesNotContain("token-1");
    }

    private void limits(int perSecond) {
        new SourceLimits(database)
                .configure(new ProviderLimits(
                        "reddit", BigDecimal.valueOf(perSecond), null, null, null, BigDecimal.ZERO, true));
    }

    private RedditAnswer ask(String runKey, String name, int attempts) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        AskReddit.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.PIPELINE)
                                .setWorkflowId(UUID.randomUUID().toString())
                                .build())
                .ask(RedditRequest.thing(runKey, RedditCall.ABOUT, name), attempts);
    }

    private ApplicationFailure failure(String runKey) {
        try {
            throw new AssertionError("It did not fail: " + ask(runKey, "AskReddit", 1));
        } catch (WorkflowFailedException e) {
            return (ApplicationFailure) e.getCause().getCause();
        }
    }
}
