package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a real HTTP server. */
class RedditClientTest {
    private static final String AGENT = "linux:dev.creatorflow:0.1 (by /u/someone)";
    private static final String SECRET = "s3cr3t-of-the-application";
    private static final String ABOUT = "{\"kind\":\"t5\",\"data\":{\"display_name\":\"AskReddit\"}}";
    private static final RedditRequest ASK = RedditRequest.thing("run", RedditCall.ABOUT, "askreddit");

    private StandInReddit reddit;
    private RedditClient client;
    private final MovedClock clock = new MovedClock();

    @BeforeEach
    void start() throws IOException {
        reddit = new StandInReddit();
        UpstreamHttp http = new UpstreamHttp(HttpLimits.within(Duration.ofSeconds(5)), AGENT, null);
        client = new RedditClient(
                http,
                reddit.address(),
                new RedditToken(http, reddit.address(), "id", new Secret(SECRET), clock),
                clock);
        reddit.answers(200, "application/json; charset=UTF-8", ABOUT, Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        reddit.close();
    }

    @Test
    void redditDefect25ItSaysWhoItIsAndUsesTheApplicationsToken() throws Exception {
        assertThat(client.ask(ASK)).isInstanceOf(Sent.Answered.class);

        assertThat(reddit.agents).containsOnly(AGENT);
        assertThat(reddit.authorizations.getFirst()).startsWith("Basic ");
        assertThat(reddit.authorizations.getLast()).isEqualTo("Bearer token-1");
        assertThat(reddit.targets).containsExactly("/r/askreddit/about?raw_json=1");
    }

    @Test
    void oneTokenServesAllAndIsRenewedBeforeItsEnd() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Sent>> asks = IntStream.range(0, 20)
                    .<Callable<Sent>>mapToObj(_ -> () -> client.ask(ASK))
                    .toList();
            threads.invokeAll(asks);
        }
        assertThat(reddit.tokens).hasValue(1);

        clock.forward(Duration.ofSeconds(3_600 - 60));
        client.ask(ASK);
        assertThat(reddit.tokens).as("a minute before its end").hasValue(2);
    }

    @Test
    void aTokenThatIsNoLongerTakenIsRenewedAndARefusedFreshOneIsAboutTheApplication() throws Exception {
        client.ask(ASK);
        clock.forward(Duration.ofMinutes(10));
        reddit.answers(401, "application/json", "{\"message\":\"Unauthorized\",\"error\":401}", Map.of());

        assertThat(failed().call().type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        assertThat(failed().call().type()).isEqualTo(FailureType.BAD_CREDENTIALS);
        assertThat(reddit.tokens).hasValue(2);
    }

    @Test
    void aRefusedApplicationSaysSoWithoutItsSecret() throws Exception {
        reddit.refusesTokens(401);

        Sent.Failed failed = failed();

        assertThat(failed.call().type()).isEqualTo(FailureType.BAD_CREDENTIALS);
        assertThat(failed.failure().toString() + failed.call())
                .doesNotContain(SECRET)
                .contains("REDDIT_CLIENT_SECRET");
        assertThat(reddit.targets).isEmpty();
    }

    @Test
    void redditDefect23TheRateHeadersAreReadWithEveryAnswer() throws Exception {
        reddit.answers(
                200,
                "application/json",
                ABOUT,
                Map.of("x-ratelimit-used", "4", "x-ratelimit-remaining", "596.0", "x-ratelimit-reset", "312"));

        assertThat(answered().quota().remaining()).isEqualTo(596);
        assertThat(answered().quota().limit()).isEqualTo(600);
        assertThat(answered().quota().resetIn()).isEqualTo(Duration.ofSeconds(312));
    }

    @Test
    void redditLine05ARefusedRateWaitsAsLongAsItIsToldWithAndWithoutRetryAfter() throws Exception {
        String body = "{\"message\":\"Too Many Requests\",\"error\":429}";
        reddit.answers(429, "application/json", body, Map.of("Retry-After", "7", "x-ratelimit-reset", "100"));
        assertThat(failed().failure().getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        reddit.answers(429, "application/json", body, Map.of("x-ratelimit-reset", "100"));
        assertThat(failed().failure().getNextRetryDelay()).isEqualTo(Duration.ofSeconds(100));
        assertThat(failed().call().quota().remaining()).as("all workers wait").isZero();
        reddit.answers(429, "text/html", "<html>slow down</html>", Map.of());
        assertThat(failed().call().type()).isEqualTo(FailureType.RATE_LIMITED);
        assertThat(failed().failure().getNextRetryDelay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void redditDefect02ABlockPageIsAFailureAndNoWordAboutTheCommunity() throws Exception {
        reddit.answers(403, "text/html; charset=utf-8", "<!doctype html><body>whoa there, pardner!</body>", Map.of());
        assertThat(failed().call().type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        reddit.answers(404, "text/html", "<html>not here</html>", Map.of());
        assertThat(failed().call().type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        reddit.answers(200, "text/html", "<html>log in</html>", Map.of());
        assertThat(failed().call().type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        reddit.answers(200, "application/json", "{\"kind\":\"t5\",", Map.of());
        assertThat(failed().call().type()).isEqualTo(FailureType.UNREADABLE_ANSWER);
    }

    @Test
    void whatIsNotShownIsAnAnswerThatIsKept() throws Exception {
        reddit.answers(403, "application/json", "{\"reason\":\"private\",\"error\":403}", Map.of());
        assertThat(answered().found()).isFalse();
        assertThat(answered().httpStatus()).isEqualTo(403);
        assertThat(answered().subject()).isEqualTo("r/askreddit");
        reddit.answers(302, "text/html", "", Map.of("Location", reddit.address() + "/subreddits/search?q=askreddit"));
        assertThat(answered().found()).isFalse();
        reddit.answers(302, "text/html", "", Map.of("Location", "https://elsewhere.example/"));
        assertThat(failed().call().type()).isEqualTo(FailureType.REQUEST_REFUSED);
    }

    @Test
    void namesAreCheckedBeforeTheyAreAsked() throws Exception {
        for (String name : List.of("", "a/b", "a?b", "../x", "a b", "%2e", "é")) {
            assertThat(client.ask(RedditRequest.thing("run", RedditCall.ABOUT, name)))
                    .as(name)
                    .isInstanceOf(Sent.NotSent.class);
        }
        assertThat(reddit.targets).isEmpty();
    }

    @Test
    void listingsArePagedAndPostsLookedForByTheirNames() throws Exception {
        reddit.answers(
                200,
                "application/json",
                "{\"kind\":\"Listing\",\"data\":{\"after\":\"t3_b\",\"children\":[]}}",
                Map.of());
        Sent.Answered page = (Sent.Answered) client.ask(RedditRequest.page("run", RedditCall.NEW, "x", 1, "t3_a", 100));
        assertThat(page.answer().cursorOut()).isEqualTo("t3_b");
        client.ask(RedditRequest.page("run", RedditCall.TOP_WEEK, "x", 0, null, 10));
        client.ask(RedditRequest.info("run", 0, List.of("t3_a", "t3_b")));
        assertThat(reddit.targets)
                .containsExactly(
                        "/r/x/new?limit=100&after=t3_a&raw_json=1",
                        "/r/x/top?t=week&limit=10&raw_json=1",
                        "/api/info?id=t3_a,t3_b&raw_json=1");
    }

    private Sent.Failed failed() throws InterruptedException {
        Sent sent = client.ask(ASK);
        assertThat(sent).isInstanceOf(Sent.Failed.class);
        return (Sent.Failed) sent;
    }

    private FetchedAnswer answered() throws InterruptedException {
        Sent sent = client.ask(ASK);
        assertThat(sent).isInstanceOf(Sent.Answered.class);
        return ((Sent.Answered) sent).answer();
    }

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
