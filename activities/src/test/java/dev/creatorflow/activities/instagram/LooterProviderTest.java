package dev.creatorflow.activities.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.ScriptedServer;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.Stream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LooterProviderTest {
    private static final String KEY = "sekret-key-0001";
    private static final byte[] PAGE = "{\"items\":[],\"more_available\":false}".getBytes(UTF_8);

    @Test
    void requestsHaveTheHeadersAndPathsOfTheProvider() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "Content-Type: application/json\r\n", PAGE);
                LooterProvider provider = provider(server.uri("/base/"))) {
            provider.profileByUsername("some.body_1");
            provider.profileById("42");
            provider.page(Stream.REELS, "42", null, 12);
            provider.page(Stream.POSTS, "42", "3666312149783474087_72700000431", 5);
            provider.relatedProfiles("42");

            assertThat(server.heads())
                    .extracting(head -> head.substring(0, head.indexOf(" HTTP")))
                    .containsExactly(
                            "GET /base/profile?username=some.body_1",
                            "GET /base/profile?id=42",
                            "GET /base/reels?id=42&count=12",
                            "GET /base/user-feeds?id=42&count=5&max_id=3666312149783474087_72700000431",
                            "GET /base/related-profiles?id=42");
            assertThat(server.heads())
                    .allSatisfy(head -> assertThat(head)
                            .contains("x-rapidapi-key: " + KEY)
                            .contains("x-rapidapi-host: looter.example")
                            .contains("accept: application/json")
                            .containsPattern("User-Agent: Creatorflow/.*"));
        }
    }

    @Test
    void cursorsAreEncodedWhateverTheyHold() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "", PAGE);
                LooterProvider provider = provider(server.uri(""))) {
            provider.page(Stream.REELS, "42", "QVFE+/x&id=7#é==", 12);
            assertThat(server.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("GET /reels?id=42&count=12&max_id=QVFE%2B%2Fx%26id%3D7%23%C3%A9%3D%3D HTTP"));
        }
    }

    @Test
    void aUsableAnswerIsHandedOnUnchanged() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "X-RateLimit-Requests-Remaining: 7\r\n", PAGE);
                LooterProvider provider = provider(server.uri(""))) {
            ProviderAnswer.Answered answer = (ProviderAnswer.Answered) provider.page(Stream.POSTS, "42", null, 12);
            assertThat(answer.body()).isEqualTo(PAGE);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.endpoint()).isEqualTo("/user-feeds");
            assertThat(answer.quota().remaining()).isEqualTo(7L);
            assertThat(answer.latency()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "a/b", "a&id=1", "ünder", "@name", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p"})
    void whatCannotBeAUsernameIsNotAskedFor(String username) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "", PAGE);
                LooterProvider provider = provider(server.uri(""))) {
            ProviderAnswer.Failed failed = (ProviderAnswer.Failed) provider.profileByUsername(username);
            assertThat(failed.type()).isEqualTo(FailureType.REQUEST_REFUSED);
            assertThat(failed.sentence()).contains("no Instagram username").endsWith("Nothing was asked.");
            assertThat(failed.billed()).isFalse();
            assertThat(server.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12x", "0", "-5", "1&count=50", "12345678901234567890"})
    void whatCannotBeAUserIdIsNotAskedFor(String id) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "", PAGE);
                LooterProvider provider = provider(server.uri(""))) {
            for (ProviderAnswer answer : List.of(
                    provider.profileById(id),
                    provider.page(Stream.REELS, id, null, 12),
                    provider.relatedProfiles(id))) {
                assertThat(answer.billed()).isFalse();
                assertThat(((ProviderAnswer.Failed) answer).type()).isEqualTo(FailureType.REQUEST_REFUSED);
            }
            assertThat(server.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, -1})
    void aPageHasOneToTwelveItems(int count) throws Exception {
        try (LooterProvider provider = provider(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> provider.page(Stream.REELS, "42", null, count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 12");
        }
    }

    @Test
    void aClosedProviderAsksNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "", PAGE)) {
            LooterProvider provider = provider(server.uri(""));
            provider.page(Stream.REELS, "42", null, 1);
            provider.close();
            server.awaitClientGone();
        }
    }

    @Test
    void faultsOnTheWayAreTypedFailures() throws Exception {
        assertThat(failure((head, out) -> {
                    Thread.sleep(5_000);
                    return false;
                }))
                .satisfies(failed -> {
                    assertThat(failed.type()).isEqualTo(FailureType.UPSTREAM_TIMEOUT);
                    assertThat(failed.status()).isNull();
                    assertThat(failed.billed()).isTrue();
                });
        assertThat(failure((head, out) -> false).type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        assertThat(failure((head, out) -> {
                            out.write(ScriptedServer.head("200 OK", "", 1L << 30));
                            return true;
                        })
                        .type())
                .isEqualTo(FailureType.ANSWER_TOO_LARGE);
    }

    @Test
    void anUnreachableProviderIsNotBilled() throws Exception {
        try (LooterProvider provider = provider(URI.create("http://127.0.0.1:1"))) {
            ProviderAnswer.Failed failed = (ProviderAnswer.Failed) provider.profileByUsername("somebody");
            assertThat(failed.type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
            assertThat(failed.billed()).isFalse();
            assertThat(failed.sentence()).contains("/profile").doesNotContain("somebody");
        }
    }

    @Test
    void neitherTheFailureNorItsCauseShowsTheKey() throws Exception {
        ProviderAnswer.Failed failed = failure((head, out) -> {
            byte[] body = ("{\"message\":\"Invalid API key " + KEY + "\"}").getBytes(UTF_8);
            out.write(ScriptedServer.head("401 Unauthorized", "", body.length));
            out.write(body);
            return true;
        });
        assertThat(failed.type()).isEqualTo(FailureType.BAD_CREDENTIALS);
        assertThat(failed.toString()).doesNotContain(KEY);
        assertThat(failed.failure().toString()).doesNotContain(KEY);
    }

    private static ProviderAnswer.Failed failure(ScriptedServer.Script script) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(script);
                LooterProvider provider = provider(server.uri(""))) {
            return (ProviderAnswer.Failed) provider.page(Stream.REELS, "42", null, 12);
        }
    }

    private static LooterProvider provider(URI baseUrl) {
        UpstreamHttp http = new UpstreamHttp(HttpLimits.within(Duration.ofMillis(1500)), "Creatorflow/test", null);
        return new LooterProvider(http, baseUrl, "looter.example", KEY, Clock.systemUTC());
    }
}
