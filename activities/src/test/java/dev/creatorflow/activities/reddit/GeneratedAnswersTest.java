package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping over bodies of every shape that the project's own simulator gives. They are part of the project, so this is never skipped. */
class GeneratedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedditMapper mapper = new RedditMapper();

    @ParameterizedTest
    @CsvSource({
        "about-public, QuietGardens, 7788, false, public",
        "about-escaped, quietgardens, 7788, false, public",
        "about-nsfw, Tiny_Cycling, , true, public",
        "about-restricted, NorthernLooms, , false, restricted",
        "about-tiny, BrightBakers, , false, public",
        "about-unruled, CopperPottery, , false, public"
    })
    void communitiesOfEveryKindAreRead(String file, String asked, Long subscribers, boolean over18, String type) {
        Subreddit community = reached(mapper.subreddit(200, body(file), asked));
        JsonNode sent = json(file).path("data");

        assertThat(community.name()).isEqualTo(sent.path("display_name").asText());
        assertThat(community.subscribers())
                .isEqualTo(subscribers == null ? sent.path("subscribers").asLong() : subscribers);
        assertThat(community.over18()).isEqualTo(over18);
        assertThat(community.type()).isEqualTo(type);
        assertThat(String.valueOf(community.texts().title())).doesNotContain("&amp;");
    }

    @Test
    void escapedAndRawTextsAreTheSame() {
        Subreddit raw = reached(mapper.subreddit(200, body("about-public"), "QuietGardens"));
        Subreddit escaped = reached(mapper.subreddit(200, body("about-escaped"), "QuietGardens"));
        assertThat(escaped.texts()).isEqualTo(raw.texts());
        assertThat(escaped.look()).isEqualTo(raw.look());
        assertThat(posts("top-escaped").posts()).isEqualTo(posts("top").posts());
    }

    @ParameterizedTest
    @CsvSource({
        "about-private, 403, PRIVATE",
        "about-quarantined, 403, QUARANTINED",
        "about-gated, 403, GATED",
        "about-gold-only, 403, GOLD_ONLY",
        "about-banned, 404, BANNED",
        "about-missing, 404, NOT_FOUND",
        "search, 200, NOT_FOUND"
    })
    void closedCommunitiesSayWhy(String file, int status, Unavailable why) {
        assertThat(mapper.subreddit(status, body(file), "x")).isEqualTo(new Reach.Refused<Subreddit>(why));
    }

    @Test
    void rulesAreReadAndNoneIsAnAnswerToo() {
        SubredditRules rules = reached(mapper.rules(200, body("rules")));
        assertThat(rules.rules()).hasSize(3);
        assertThat(rules.rules().getFirst().shortName()).isEqualTo("Be kind");
        assertThat(rules.rules().getFirst().description()).startsWith("Be civil & kind");
        assertThat(reached(mapper.rules(200, body("rules-none"))).rules()).isEmpty();
    }

    @Test
    void redditDefect19AnOrdinaryRuleSuggestsNothing() {
        List<String> texts = reached(mapper.rules(200, body("rules"))).rules().stream()
                .map(rule -> String.valueOf(rule.description()))
                .toList();
        assertThat(texts).anySatisfy(text -> assertThat(text).contains("locked"));
        assertThat(KeywordRules.parse(List.of("lock", "bull", "scat")).firstHit(texts))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "new-hidden-scores", "top", "submitted", "info"})
    void everyPostComesOutAsItWentIn(String file) {
        PostListing listing = posts(file);
        assertThat(listing.rejected()).isEmpty();
        Map<String, JsonNode> sent = new HashMap<>();
        json(file)
                .at("/data/children")
                .forEach(child -> sent.put(child.at("/data/id").asText(), child.path("data")));
        assertThat(listing.posts()).hasSameSizeAs(sent.keySet());
        for (RedditPost post : listing.posts()) {
            compare(post, Objects.requireNonNull(sent.get(post.redditId())));
        }
    }

    private static void compare(RedditPost post, JsonNode sent) {
        String at = post.redditId();
        assertThat(post.subreddit()).as(at).isEqualTo(sent.path("subreddit").asText());
        assertThat(post.createdUtc())
                .as(at)
                .isEqualTo(Instant.ofEpochSecond(sent.path("created_utc").asLong()));
        String author = sent.path("author").asText();
        assertThat(post.author()).as(at).isEqualTo(author.equals("[deleted]") ? null : author);
        boolean hidden = sent.path("hide_score").asBoolean();
        assertThat(post.counts().score())
                .as(at)
                .isEqualTo(hidden ? null : (Long) sent.path("score").asLong());
        assertThat(post.counts().comments())
                .as(at)
                .isEqualTo(sent.path("num_comments").asLong());
        assertThat(post.counts().upvoteRatio())
                .as(at)
                .isEqualTo(sent.path("upvote_ratio").asDouble());
        assertThat(post.flags().over18()).as(at).isEqualTo(sent.path("over_18").asBoolean());
        assertThat(post.flags().isSelf()).as(at).isEqualTo(sent.path("is_self").asBoolean());
        assertThat(post.flags().isVideo())
                .as(at)
                .isEqualTo(sent.path("is_video").asBoolean());
        assertThat(post.flags().isGallery())
                .as(at)
                .isEqualTo(sent.path("is_gallery").asBoolean());
        assertThat(post.flags().edited()).as(at).isEqualTo(sent.path("edited").isNumber());
        assertThat(post.crosspost()).as(at).isEqualTo(sent.has("crosspost_parent"));
        assertThat(post.crosspostSubreddit())
                .as(at)
                .isEqualTo(sent.at("/crosspost_parent_list/0/subreddit").textValue());
        assertThat(post.removedBy())
                .as(at)
                .isEqualTo(sent.path("removed_by_category").textValue());
    }

    @Test
    void everyKindOfPostIsAmongThem() {
        List<RedditPost> posts = posts("new").posts();
        assertThat(posts).anyMatch(post -> post.flags().isGallery());
        assertThat(posts).anyMatch(post -> Boolean.TRUE.equals(post.flags().isVideo()));
        assertThat(posts).anyMatch(post -> Boolean.TRUE.equals(post.flags().isSelf()));
        assertThat(posts).anyMatch(RedditPost::crosspost);
        assertThat(posts).anyMatch(post -> Boolean.TRUE.equals(post.flags().edited()));
        assertThat(posts("new-hidden-scores").posts())
                .anyMatch(post -> post.flags().scoreHidden() && post.counts().score() == null);
    }

    @Test
    void whatWasTakenAwayIsSeen() {
        Map<String, Integer> seen = new HashMap<>();
        posts("info").posts().forEach(post -> seen.merge(post.standing() + " " + post.removedBy(), 1, Integer::sum));
        assertThat(seen)
                .containsOnly(
                        Map.entry("PRESENT null", 3),
                        Map.entry("REMOVED moderator", 3),
                        Map.entry("REMOVED reddit", 3),
                        Map.entry("DELETED deleted", 3));
        assertThat(posts("info").posts().stream().filter(post -> post.standing() == Standing.DELETED))
                .allSatisfy(post -> assertThat(post.author()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"new-empty", "submitted-empty"})
    void anEmptyListingIsEmpty(String file) {
        PostListing listing = posts(file);
        assertThat(listing.posts()).isEmpty();
        assertThat(listing.entries()).isZero();
    }

    @Test
    void redditorsAreToldApart() {
        RedditUser user = reached(mapper.user(200, body("user"), "silver-moth100"));
        assertThat(user.name()).isEqualTo("Silver-Moth100");
        assertThat(mapper.user(200, body("user-suspended"), "Amberotter_107"))
                .isEqualTo(new Reach.Refused<RedditUser>(Unavailable.SUSPENDED));
        assertThat(mapper.user(404, body("user-missing"), "x"))
                .isEqualTo(new Reach.Refused<RedditUser>(Unavailable.NOT_FOUND));
    }

    private PostListing posts(String file) {
        return reached(mapper.posts(200, body(file)));
    }

    private static <T> T reached(Reach<T> reach) {
        assertThat(reach).isInstanceOf(Reach.Reached.class);
        return ((Reach.Reached<T>) reach).thing();
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(body(file));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static byte[] body(String file) {
        try (InputStream in = GeneratedAnswersTest.class.getResourceAsStream(file + ".json")) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
