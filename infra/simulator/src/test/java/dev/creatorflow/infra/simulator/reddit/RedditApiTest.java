package dev.creatorflow.infra.simulator.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditApiTest {
    private static RedditClient reddit;

    @BeforeAll
    static void start() throws Exception {
        reddit = RedditClient.signedIn(new RedditOptions(240, 0, 600, 86_400, false));
    }

    @AfterAll
    static void stop() {
        reddit.close();
    }

    @ParameterizedTest
    @CsvSource({
        "private, 403, private",
        "quarantined, 403, quarantined",
        "gated, 403, gated",
        "gold-only, 403, gold_only",
        "banned, 404, banned",
        "missing, 404, ''",
        "becomes-public, 403, private"
    })
    void closedCommunitiesSayWhy(String kind, int status, String reason) throws Exception {
        for (String what : List.of("about", "about/rules", "top?t=week", "new")) {
            HttpResponse<byte[]> answer = reddit.get("/r/" + reddit.name(kind) + "/" + what);
            assertThat(answer.statusCode()).isEqualTo(status);
            JsonNode body = new ObjectMapper().readTree(answer.body());
            assertThat(body.path("reason").asText()).isEqualTo(reason);
            assertThat(body.path("error").asInt()).isEqualTo(status);
        }
    }

    @Test
    void anUnknownNameMayLeadToASearch() throws Exception {
        HttpResponse<byte[]> answer = reddit.get("/r/" + reddit.name("redirected") + "/about");
        assertThat(answer.statusCode()).isEqualTo(302);
        JsonNode search = reddit.json(answer.headers().firstValue("location").orElseThrow());
        assertThat(search.path("kind").asText()).isEqualTo("Listing");
        assertThat(search.at("/data/children/0/kind").asText()).isEqualTo("t5");
    }

    @Test
    void namesAreFoundInAnyLetters() throws Exception {
        String name = reddit.name("public");
        assertThat(reddit.json("/r/" + name.toUpperCase(Locale.ROOT) + "/about.json")
                        .at("/data/display_name")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void aBusyListingIsCutAtAThousand() throws Exception {
        Set<String> ids = new HashSet<>();
        String after = "";
        int pages = 0;
        String last = "\uffff";
        do {
            JsonNode page = reddit.json(
                    "/r/" + reddit.name("busy") + "/new?limit=100" + (after.isEmpty() ? "" : "&after=" + after));
            for (JsonNode child : page.at("/data/children")) {
                String id = child.at("/data/name").asText();
                assertThat(id).isLessThan(last);
                last = id;
                assertThat(ids.add(id)).isTrue();
            }
            after = page.at("/data/after").asText("");
            after = after.equals("null") ? "" : after;
            pages++;
        } while (!after.isEmpty());
        assertThat(ids).hasSize(1_000);
        assertThat(pages).isEqualTo(10);
    }

    @Test
    void theTopOfTheWeekIsByScore() throws Exception {
        JsonNode page = reddit.json("/r/" + reddit.name("busy") + "/top?t=week&limit=100");
        long last = Long.MAX_VALUE;
        for (JsonNode child : page.at("/data/children")) {
            assertThat(child.at("/data/score").asLong()).isLessThanOrEqualTo(last);
            last = child.at("/data/score").asLong();
        }
        assertThat(page.at("/data/dist").asInt()).isEqualTo(100);
    }

    @Test
    void anOpenCommunityWithoutPostsIsAnEmptyListing() throws Exception {
        JsonNode page = reddit.json("/r/" + reddit.name("empty") + "/new");
        assertThat(page.at("/data/children")).isEmpty();
        assertThat(page.at("/data/after").isNull()).isTrue();
    }

    @Test
    void textsAreEscapedUnlessAskedRaw() throws Exception {
        String path = "/r/" + reddit.name("public") + "/about";
        String escaped = new String(reddit.get(path).body(), StandardCharsets.UTF_8);
        String raw = new String(reddit.get(path + "?raw_json=1").body(), StandardCharsets.UTF_8);
        assertThat(escaped).contains("Be nice &amp; have fun").contains("&lt;!-- SC_OFF --&gt;");
        assertThat(raw).contains("Be nice & have fun").contains("<!-- SC_OFF -->");
    }

    @Test
    void redditorsAreToldAccordingToTheirState() throws Exception {
        Map<String, String> names = new HashMap<>();
        reddit.truth("users")
                .forEach(user -> names.putIfAbsent(
                        user.path("kind").asText(), user.path("name").asText()));
        JsonNode suspended = reddit.json("/user/" + names.get("suspended") + "/about");
        assertThat(suspended.at("/data/is_suspended").asBoolean()).isTrue();
        assertThat(suspended.at("/data").has("id")).isFalse();
        assertThat(reddit.get("/user/" + names.get("suspended") + "/submitted").statusCode())
                .isEqualTo(403);
        assertThat(reddit.get("/user/" + names.get("shadowbanned") + "/about").statusCode())
                .isEqualTo(404);
        assertThat(reddit.json("/user/" + names.get("hidden") + "/submitted").at("/data/children"))
                .isEmpty();
        JsonNode ordinary = reddit.json("/user/" + names.get("ordinary") + "/about");
        assertThat(ordinary.at("/data").has("is_suspended")).isFalse();
        assertThat(reddit.json("/user/" + names.get("ordinary") + "/submitted?limit=100")
                        .at("/data/children"))
                .isNotEmpty();
    }

    @Test
    void whatWasTakenAwayIsToldByIdentity() throws Exception {
        Map<String, JsonNode> gone = new HashMap<>();
        for (JsonNode community : reddit.truth("communities")) {
            if (community.path("access").asText().equals("OPEN") && gone.size() < 4) {
                reddit.truth("communities/" + community.path("name").asText() + "/posts")
                        .forEach(post -> {
                            if (post.path("removed").asBoolean()) {
                                gone.put(post.path("removedBy").asText(), post);
                            }
                        });
            }
        }
        assertThat(gone).hasSize(4);
        List<String> ids = new ArrayList<>();
        gone.values().forEach(post -> ids.add("t3_" + post.path("id").asText()));
        Map<String, JsonNode> told = new HashMap<>();
        reddit.json("/api/info?id=" + String.join(",", ids))
                .at("/data/children")
                .forEach(child -> told.put(child.at("/data/id").asText(), child.get("data")));
        assertThat(told).hasSize(3);
        JsonNode byAuthor = told.get(gone.get("author").path("id").asText());
        assertThat(byAuthor.path("author").asText()).isEqualTo("[deleted]");
        assertThat(byAuthor.has("author_fullname")).isFalse();
        assertThat(byAuthor.path("removed_by_category").asText()).isEqualTo("deleted");
        assertThat(told.get(gone.get("moderator").path("id").asText())
                        .path("removed_by_category")
                        .asText())
                .isEqualTo("moderator");
    }

    @Test
    void listingsAreTheTruth() throws Exception {
        String name = reddit.name("hiding-scores");
        Map<String, JsonNode> truth = new HashMap<>();
        reddit.truth("communities/" + name + "/posts").forEach(post -> {
            if (post.path("listed").asBoolean()) {
                truth.put(post.path("id").asText(), post);
            }
        });
        Set<String> listed = new TreeSet<>();
        for (JsonNode child : reddit.json("/r/" + name + "/new?limit=100").at("/data/children")) {
            JsonNode post = truth.get(child.at("/data/id").asText());
            listed.add(child.at("/data/id").asText());
            assertThat(child.at("/data/score").asLong())
                    .isEqualTo(post.path("score").asLong());
            assertThat(child.at("/data/author")).isEqualTo(post.path("author"));
            assertThat(child.at("/data/num_comments").asLong())
                    .isEqualTo(post.path("comments").asLong());
            assertThat(child.at("/data/hide_score")).isEqualTo(post.path("scoreHidden"));
        }
        assertThat(listed).isNotEmpty();
        assertThat(truth.keySet()).containsAll(listed);
    }

    /** Every name a body mentions answers, and from the first community all others can be found. */
    @Test
    void namesAreSuchAsRedditGives() throws Exception {
        Set<String> names = new HashSet<>();
        reddit.truth("users").forEach(one -> {
            String name = one.path("name").asText();
            assertThat(name).matches("[A-Za-z0-9_-]{3,20}");
            assertThat(names.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
        });
        reddit.truth("communities")
                .forEach(one -> assertThat(one.path("name").asText()).matches("[A-Za-z0-9][A-Za-z0-9_]{1,20}"));
    }

    @Test
    void theGraphIsClosedAndConnected() throws Exception {
        Map<String, String> all = new HashMap<>();
        reddit.truth("communities")
                .forEach(one ->
                        all.put(one.path("name").asText(), one.path("kind").asText()));
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(
                List.of(reddit.truth("communities").get(0).path("name").asText()));
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (!found.add(name) || name.startsWith("u_")) {
                continue;
            }
            assertThat(all).containsKey(name);
            JsonNode truth = reddit.truth("communities/" + name);
            for (String way : List.of("sidebar", "crossposts", "histories")) {
                truth.path(way).forEach(next -> open.add(next.asText()));
            }
        }
        assertThat(found).containsAll(all.keySet()).anyMatch(name -> name.startsWith("u_"));
    }

    @Test
    void theTurnChangesWhatItMust() throws Exception {
        try (RedditClient other = RedditClient.signedIn(new RedditOptions(30, 0, 600, 86_400, false))) {
            String closes = other.name("becomes-private");
            String opens = other.name("becomes-public");
            assertThat(other.get("/r/" + closes + "/about").statusCode()).isEqualTo(200);
            other.simulator().post("/_sim/clock", "{\"advance\":\"P4D\"}");
            assertThat(other.get("/r/" + closes + "/about").statusCode()).isEqualTo(403);
            assertThat(other.get("/r/" + opens + "/about").statusCode()).isEqualTo(200);
            assertThat(other.json("/r/" + opens + "/new").at("/data/children")).isNotEmpty();
        }
    }

    @Test
    void filesOfPostsAreServed() throws Exception {
        for (JsonNode child :
                reddit.json("/r/" + reddit.name("busy") + "/new?limit=100").at("/data/children")) {
            if (child.at("/data/domain").asText().equals("i.redd.it")) {
                HttpResponse<byte[]> file =
                        reddit.simulator().get(child.at("/data/url").asText());
                assertThat(file.statusCode()).isEqualTo(200);
                assertThat(file.headers().firstValue("content-type")).contains("image/jpeg");
                return;
            }
        }
        throw new AssertionError("no picture among a hundred posts");
    }
}
