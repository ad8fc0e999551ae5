package dev.creatorflow.activities.instagram;

import static dev.creatorflow.workflows.contract.FailureType.QUOTA_EXHAUSTED;
import static dev.creatorflow.workflows.contract.FailureType.RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.workflows.contract.FailureType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row per way the provider, its gateway and Instagram behind it have of answering. */
class LooterFailuresTest {
    private static final LooterEndpoint REELS = LooterEndpoint.REELS;
    private static final String HTML = "<!DOCTYPE html><html><body>Just a moment...</body></html>";
    private static final String PAGE = "{\"items\":[],\"paging_info\":{\"more_available\":false},\"status\":\"ok\"}";

    private final LooterFailures failures = new LooterFailures(
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC), List.of("sekret-key-0001"));

    /** name | endpoint | status | what comes of it | billed | body */
    private static final String CASES = """
            a profile                              | PROFILE | 200 | ANSWER               | BILLED | {"status":true,"id":"42","username":"somebody"}
            a profile in the envelope              | PROFILE | 200 | ANSWER               | BILLED | {"status":200,"body":{"status":true,"id":"42","username":"somebody"}}
            a profile under data.user              | PROFILE | 200 | ANSWER               | BILLED | {"data":{"user":{"id":"42","username":"x"}},"status":"ok"}
            a private profile                      | PROFILE | 200 | ANSWER               | BILLED | {"status":true,"id":"42","username":"x","is_private":true}
            no such account: status false          | PROFILE | 200 | ANSWER               | BILLED | {"status":false,"attempts":"3"}
            no such account: status false in words | PROFILE | 200 | ANSWER               | BILLED | {"status":false,"errorMessage":"User not found or unavailable"}
            no such account: null user             | PROFILE | 200 | ANSWER               | BILLED | {"data":{"viewer":{},"user":null},"status":"ok"}
            no such account: 404 in words          | PROFILE | 404 | ANSWER               | BILLED | {"message":"User not found"}
            no such account: enveloped 404         | PROFILE | 200 | ANSWER               | BILLED | {"status":404,"body":{"status":false,"message":"user not found"}}
            an empty page                          | REELS   | 200 | ANSWER               | BILLED | {"items":[],"paging_info":{"more_available":false},"status":"ok"}
            a page of the feed                     | POSTS   | 200 | ANSWER               | BILLED | {"items":[{"id":"1_2"}],"more_available":true,"next_max_id":"1_2"}
            a page in the envelope                 | POSTS   | 200 | ANSWER               | BILLED | {"status":200,"body":{"items":[{"id":"1_2"}],"more_available":true,"next_max_id":"1_2"}}
            a page without its list                | REELS   | 200 | ANSWER               | BILLED | {"paging_info":{"more_available":false},"status":"ok"}
            a GraphQL timeline                     | POSTS   | 200 | ANSWER               | BILLED | {"data":{"user":{"edge_owner_to_timeline_media":{"edges":[]}}},"status":"ok"}
            related profiles                       | RELATED | 200 | ANSWER               | BILLED | {"data":{"user":{"edge_related_profiles":{"edges":[]}}},"status":"ok"}
            nobody related                         | RELATED | 200 | ANSWER               | BILLED | {"data":{"viewer":{},"user":null},"status":"ok"}
            429 per second                         | REELS   | 429 | RATE_LIMITED         | FREE   | {"message":"You have exceeded the rate limit per second for your plan, BASIC, by the API provider"}
            429 monthly quota                      | REELS   | 429 | QUOTA_EXHAUSTED      | FREE   | {"message":"You have exceeded the MONTHLY quota for Requests on your current plan, BASIC. Upgrade"}
            429 daily quota                        | REELS   | 429 | QUOTA_EXHAUSTED      | FREE   | {"message":"You have exceeded the DAILY quota for Requests on your current plan, BASIC."}
            429 as a web page                      | REELS   | 429 | RATE_LIMITED         | FREE   | <!DOCTYPE html><html><body>Just a moment...</body></html>
            429 with nothing                       | REELS   | 429 | RATE_LIMITED         | FREE   |
            the quota under 200                    | REELS   | 200 | QUOTA_EXHAUSTED      | FREE   | {"message":"You have exceeded the MONTHLY quota for Requests"}
            the rate under 200                     | REELS   | 200 | RATE_LIMITED         | FREE   | {"message":"Too many requests"}
            the rate under 403                     | REELS   | 403 | RATE_LIMITED         | FREE   | {"message":"You have exceeded the rate limit per second"}
            401 bad key                            | PROFILE | 401 | BAD_CREDENTIALS      | FREE   | {"message":"Invalid API key. Go to https://docs.rapidapi.com/docs/keys for more info."}
            403 not subscribed                     | PROFILE | 403 | BAD_CREDENTIALS      | FREE   | {"message":"You are not subscribed to this API."}
            not subscribed under 200               | PROFILE | 200 | BAD_CREDENTIALS      | FREE   | {"message":"You are not subscribed to this API."}
            403 of another kind                    | PROFILE | 403 | REQUEST_REFUSED      | BILLED | {"message":"Forbidden by policy"}
            401 login wall                         | REELS   | 401 | UPSTREAM_UNAVAILABLE | BILLED | {"message":"Please wait a few minutes before you try again.","require_login":true,"igweb_rollout":true,"status":"fail"}
            login wall under 200                   | PROFILE | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"message":"Please wait a few minutes before you try again.","require_login":true,"status":"fail"}
            checkpoint under 400                   | REELS   | 400 | UPSTREAM_UNAVAILABLE | BILLED | {"message":"checkpoint_required","status":"fail"}
            403 as a web page                      | REELS   | 403 | UPSTREAM_UNAVAILABLE | BILLED | <!DOCTYPE html><html><body>Just a moment...</body></html>
            401 with nothing                       | REELS   | 401 | UPSTREAM_UNAVAILABLE | BILLED |
            404 of the gateway                     | PROFILE | 404 | REQUEST_REFUSED      | BILLED | {"message":"Endpoint '/profile' does not exist"}
            404 of the market place                | PROFILE | 404 | REQUEST_REFUSED      | BILLED | {"message":"API doesn't exists"}
            404 that names nobody                  | PROFILE | 404 | REQUEST_REFUSED      | BILLED | {"message":"Not Found"}
            404 of a page                          | REELS   | 404 | REQUEST_REFUSED      | BILLED | {"message":"User not found"}
            404 as a web page                      | PROFILE | 404 | REQUEST_REFUSED      | BILLED | <!DOCTYPE html><html><body>Just a moment...</body></html>
            400                                    | PROFILE | 400 | REQUEST_REFUSED      | BILLED | {"message":"username is required"}
            408                                    | PROFILE | 408 | UPSTREAM_TIMEOUT     | BILLED |
            a redirect                             | PROFILE | 302 | REQUEST_REFUSED      | BILLED |
            500                                    | REELS   | 500 | UPSTREAM_UNAVAILABLE | BILLED | {"message":"Internal Server Error"}
            502 as a web page                      | REELS   | 502 | UPSTREAM_UNAVAILABLE | BILLED | <!DOCTYPE html><html><body>Just a moment...</body></html>
            503                                    | REELS   | 503 | UPSTREAM_UNAVAILABLE | BILLED | {"messages":"The API is unreachable, please contact the API provider"}
            504                                    | REELS   | 504 | UPSTREAM_TIMEOUT     | BILLED | {"messages":"The request to the API has timed out."}
            500 with a page in it                  | REELS   | 500 | UPSTREAM_UNAVAILABLE | BILLED | {"items":[],"paging_info":{"more_available":false},"status":"ok"}
            an enveloped 500                       | REELS   | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"status":500,"body":{"message":"oops"}}
            an enveloped 429                       | REELS   | 200 | RATE_LIMITED         | FREE   | {"status":429,"body":{"message":"slow down"}}
            a web page under 200                   | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | <!DOCTYPE html><html><body>Just a moment...</body></html>
            text under 200                         | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | upstream connect error
            JSON cut short                         | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | {"items":[{"id":"1_2","caption":{"text":"abc
            JSON with something after it           | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | {"items":[],"paging_info":{"more_available":false},"status":"ok"}}
            nothing under 200                      | REELS   | 200 | UNREADABLE_ANSWER    | BILLED |
            blanks under 200                       | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | <blanks>
            null under 200                         | REELS   | 200 | UNREADABLE_ANSWER    | BILLED | null
            a bare list                            | REELS   | 200 | SCHEMA_DRIFT         | BILLED | [{"id":"1_2"}]
            status false for a page                | REELS   | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"status":false,"attempts":"6"}
            no such account for a page             | REELS   | 200 | REQUEST_REFUSED      | BILLED | {"status":false,"errorMessage":"User not found or unavailable"}
            status false with another reason       | PROFILE | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"status":false,"message":"Something went wrong, try again"}
            status fail                            | REELS   | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"status":"fail","message":"feedback_required"}
            status fail beside a list              | REELS   | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"status":"fail","items":[],"more_available":false}
            null user for a page                   | POSTS   | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"data":{"user":null},"status":"ok"}
            errors under status ok                 | PROFILE | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"errors":{"error":["Sorry, there was a problem with your request."]},"status":"ok","error_type":"generic_request_error"}
            errors beside a null user              | PROFILE | 200 | UPSTREAM_UNAVAILABLE | BILLED | {"data":{"user":null},"errors":[{"message":"execution error"}],"status":"ok"}
            a private account's page               | POSTS   | 400 | REQUEST_REFUSED      | BILLED | {"message":"Not authorized to view user","status":"fail"}
            another route's answer                 | PROFILE | 200 | SCHEMA_DRIFT         | BILLED | {"status":200,"body":{"status":true,"username":"instagram","user_id":"25025320"}}
            a profile without an id                | PROFILE | 200 | SCHEMA_DRIFT         | BILLED | {"status":true,"username":"x"}
            a page without anything                | REELS   | 200 | SCHEMA_DRIFT         | BILLED | {"status":"ok","attempts":"1"}
            """;

    static Stream<Arguments> cases() {
        return CASES.lines().map(line -> {
            String[] cell = line.split(" *\\| ?", 6);
            return arguments(
                    cell[0],
                    LooterEndpoint.valueOf(cell[1]),
                    Integer.parseInt(cell[2]),
                    cell[3].equals("ANSWER") ? null : FailureType.valueOf(cell[3]),
                    cell[4].equals("BILLED"),
                    cell[5].equals("<blanks>") ? " \n " : cell[5]);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void defect9EveryWayOfAnsweringIsToldFromEveryOther(
            String name, LooterEndpoint endpoint, int status, @Nullable FailureType type, boolean billed, String body) {
        ProviderAnswer answer = failures.classify(endpoint, answer(status, body, Map.of()));
        assertThat(answer.billed()).isEqualTo(billed);
        assertThat(answer.endpoint()).isEqualTo(endpoint.path());
        if (type == null) {
            assertThat(answer).isInstanceOf(ProviderAnswer.Answered.class);
            assertThat(((ProviderAnswer.Answered) answer).body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        } else {
            assertThat(answer).isInstanceOf(ProviderAnswer.Failed.class);
            ProviderAnswer.Failed failed = (ProviderAnswer.Failed) answer;
            assertThat(failed.type()).isEqualTo(type);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.sentence())
                    .startsWith("The Instagram provider ")
                    .contains(endpoint.path())
                    .endsWith(".");
            assertThat(failed.failure().getType()).isEqualTo(type.typeName());
        }
    }

    @Test
    void defect39ARefusedRequestIsNeverASuccess() {
        for (int status : new int[] {301, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 504}) {
            assertThat(failures.classify(REELS, answer(status, PAGE, Map.of())))
                    .as("HTTP %d", status)
                    .isInstanceOf(ProviderAnswer.Failed.class);
        }
    }

    @Test
    void a429WithoutWordsIsTheQuotaWhereNothingIsLeftOfIt() {
        assertThat(failed(429, "", Map.of("x-ratelimit-requests-remaining", "0"))
                        .type())
                .isEqualTo(QUOTA_EXHAUSTED);
        assertThat(failed(429, "", Map.of("x-ratelimit-requests-remaining", "7"))
                        .type())
                .isEqualTo(RATE_LIMITED);
        assertThat(failed(429, "{\"message\":\"rate limit per second\"}", Map.of("x-ratelimit-requests-remaining", "0"))
                        .type())
                .isEqualTo(RATE_LIMITED);
    }

    @Test
    void defect47TheProvidersDelayIsTheNextRetryDelay() {
        ProviderAnswer.Failed failed = failed(429, "", Map.of("retry-after", "7"));
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failed.failure().getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failed(503, HTML, Map.of("retry-after", "30")).retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(failed(429, "", Map.of()).retryAfter()).isNull();
    }

    @Test
    void defect63AKeyThatIsSaidBackDoesNotShow() {
        ProviderAnswer.Failed failed = failed(401, "{\"message\":\"Invalid API key sekret-key-0001 given\"}", Map.of());
        assertThat(failed.sentence()).doesNotContain("sekret-key-0001").contains("Invalid API key ********");
        ProviderAnswer.Failed cut = failed(401, "{\"message\":\"" + "x".repeat(190) + " sekret-key-0001\"}", Map.of());
        assertThat(cut.sentence()).doesNotContain("sekret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | ''             | with an empty body instead of an answer",
                "200 | <html>         | with a web page instead of an answer",
                "200 | ' \n<!DOCTYPE' | with a web page instead of an answer",
                "200 | '{\"items\":['   | with broken JSON instead of an answer",
                "200 | 7              | with JSON that is no object instead of an answer",
                "200 | []             | with JSON that is no object instead of an answer",
                "302 | ''             | sent us elsewhere, which is not followed; check INSTAGRAM_API_BASE_URL",
                "404 | ''             | check INSTAGRAM_API_BASE_URL and RAPIDAPI_HOST",
                "401 | ''             | is blocked by something before it",
                "401 | '{\"message\":\"No\"}' | check RAPIDAPI_KEY",
                "400 | '{\"message\":\"This account is private\"}' | shows its content to followers only",
                "200 | '{\"message\":\"This account is private\"}' | shows its content to followers only",
                "400 | '{\"status\":\"fail\"}' | said that it failed (/reels, HTTP 400)."
            })
    void theSentenceSaysWhatHappenedAndWhatToDo(int status, String body, String words) {
        assertThat(failed(status, body, Map.of()).sentence()).contains(words);
    }

    @Test
    void aWebPageIsKnownByItsTypeTooAndJsonByItsBeginning() {
        Map<String, String> html = Map.of("content-type", "Text/HTML; charset=utf-8");
        assertThat(failed(200, "Just a moment", html).sentence()).contains("a web page");
        assertThat(failures.classify(REELS, answer(200, PAGE, html))).isInstanceOf(ProviderAnswer.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 600, 0, -1})
    void anEnvelopesStatusThatIsNoneIsIgnored(int inner) {
        String body = "{\"status\":" + inner + ",\"body\":" + PAGE + "}";
        assertThat(failures.classify(REELS, answer(200, body, Map.of()))).isInstanceOf(ProviderAnswer.Answered.class);
    }

    @Test
    void whatIsSaidIsQuotedOnlyInPart() {
        assertThat(failed(400, "{\"message\":\"" + "long ".repeat(1000) + "\"}", Map.of())
                        .sentence()
                        .length())
                .isLessThan(400);
    }

    @Test
    void quotaHeadersStandBesideAnswersAndFailures() {
        Map<String, String> headers = Map.of(
                "x-ratelimit-requests-limit", "250000",
                "x-ratelimit-requests-remaining", "249017",
                "x-ratelimit-requests-reset", "1209600",
                "x-ratelimit-rapid-free-plans-hard-limit-remaining", "499999",
                "x-ratelimit-odd", "many");
        QuotaHeaders quota =
                new QuotaHeaders(250000L, 249017L, 1209600L, Map.of("rapid-free-plans-hard-limit-remaining", 499999L));
        assertThat(failures.classify(REELS, answer(200, PAGE, headers)).quota()).isEqualTo(quota);
        assertThat(failed(500, "", headers).quota()).isEqualTo(quota);
        assertThat(failed(500, "", Map.of()).quota()).isSameAs(QuotaHeaders.NONE);
    }

    private ProviderAnswer.Failed failed(int status, String body, Map<String, String> headers) {
        return (ProviderAnswer.Failed) failures.classify(REELS, answer(status, body, headers));
    }

    private static HttpAnswer answer(int status, String body, Map<String, String> headers) {
        return new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(5));
    }
}
