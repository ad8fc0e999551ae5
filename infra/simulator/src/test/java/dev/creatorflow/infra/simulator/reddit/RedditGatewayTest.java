package dev.creatorflow.infra.simulator.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.simulator.fault.FaultParser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedditGatewayTest {
    private static final RedditOptions SIX = new RedditOptions(30, 6, 60, 86_400, false);

    @Test
    void aTokenIsGivenForCredentialsThatAreNotWrong() throws Exception {
        try (RedditClient reddit = new RedditClient(RedditOptions.DEFAULT)) {
            assertThat(reddit.ask("app", "right", "grant_type=client_credentials")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(reddit.ask("app", "wrong", "grant_type=client_credentials")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(reddit.ask("app", "", "grant_type=client_credentials").statusCode())
                    .isEqualTo(401);
            assertThat(text(reddit.ask("app", "right", "grant_type=password"))).contains("unsupported_grant_type");
        }
    }

    @Test
    void withoutAValidTokenNothingIsAnswered() throws Exception {
        try (RedditClient reddit = RedditClient.signedIn(RedditOptions.DEFAULT)) {
            assertThat(reddit.get("/r/x/about", "made-up", RedditClient.AGENT).statusCode())
                    .isEqualTo(401);
            String path = "/r/" + reddit.name("public") + "/about";
            assertThat(reddit.get(path).statusCode()).isEqualTo(200);
            reddit.simulator().post("/_sim/reddit/tokens/revoke", "");
            assertThat(reddit.get(path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tokensExpire() throws Exception {
        try (RedditClient reddit = RedditClient.signedIn(new RedditOptions(30, 0, 60, 1, false))) {
            Thread.sleep(1_100);
            assertThat(reddit.get("/r/x/about").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aLibrarysOwnNameIsRefused() throws Exception {
        try (RedditClient reddit = RedditClient.signedIn(RedditOptions.DEFAULT)) {
            assertThat(reddit.get("/r/x/about", "x", "Java-http-client/25").statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void theLimitIsToldAndKept() throws Exception {
        try (RedditClient reddit = RedditClient.signedIn(SIX)) {
            String path = "/r/" + reddit.name("public") + "/about";
            for (int used = 1; used <= 6; used++) {
                HttpResponse<byte[]> answer = reddit.get(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(header(answer, "x-ratelimit-used")).isEqualTo(Integer.toString(used));
                assertThat(header(answer, "x-ratelimit-remaining")).isEqualTo((6 - used) + ".0");
                assertThat(Integer.parseInt(header(answer, "x-ratelimit-reset")))
                        .isBetween(1, 60);
            }
            HttpResponse<byte[]> refused = reddit.get(path);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "x-ratelimit-remaining")).isEqualTo("0.0");
            JsonNode stats = reddit.simulator().json("/_sim/reddit/stats");
            assertThat(stats.at("/requests/reddit-about/200").asInt()).isEqualTo(6);
            assertThat(stats.at("/requests/reddit-about/429").asInt()).isEqualTo(1);
            assertThat(stats.get("total").asInt()).isEqualTo(7);
            assertThat(stats.get("mostPerMinute").asInt()).isEqualTo(7);
        }
    }

    @Test
    void faultsSpeakAsRedditDoes() throws Exception {
        try (RedditClient reddit = RedditClient.signedIn(RedditOptions.DEFAULT)) {
            String name = reddit.name("public");
            faults(reddit, "target=reddit-about,effect=html,first=1");
            faults(reddit, "target=reddit-rules,effect=status,status=429,retryAfter=7");
            faults(reddit, "target=reddit,effect=status,status=503,first=1,contains=/new");
            HttpResponse<byte[]> blocked = reddit.get("/r/" + name + "/about");
            assertThat(blocked.statusCode()).isEqualTo(403);
            assertThat(header(blocked, "content-type")).startsWith("text/html");
            assertThat(reddit.get("/r/" + name + "/about").statusCode()).isEqualTo(200);
            assertThat(header(reddit.get("/r/" + name + "/about/rules"), "retry-after"))
                    .isEqualTo("7");
            assertThat(text(reddit.get("/r/" + name + "/new"))).contains("\"error\": 503");
        }
    }

    private static void faults(RedditClient reddit, String rule) {
        reddit.simulator().simulator().faults().add(FaultParser.fields(rule));
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
