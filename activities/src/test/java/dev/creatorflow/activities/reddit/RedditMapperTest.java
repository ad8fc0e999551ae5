package dev.creatorflow.activities.reddit;

import static dev.creatorflow.activities.reddit.RecordedAnswersTest.reached;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditMapperTest {
    private static final String WHOLE = """
            {"id":"abc","title":"T &amp; Q","author":"Ann","subreddit":"x","created_utc":1700000000.0,"score":5,
             "num_comments":2,"upvote_ratio":0.9,"over_18":false,"edited":false,"selftext":"hello","url":"https://a/?b=1&amp;c=2"}""";

    private final RedditMapper mapper = new RedditMapper();

    @Test
    void redditDefect11ASearchListingInPlaceOfACommunityIsNoCommunity() {
        assertThat(mapper.subreddit(200, bytes("{\"kind\":\"Listing\",\"data\":{\"children\":[]}}"), "x"))
                .isEqualTo(new Reach.Refused<>(Unavailable.NOT_FOUND));
        assertThat(mapper.subreddit(200, bytes("{\"kind\":\"t5\",\"data\":{\"display_name\":\"other\"}}"), "x"))
                .isInstanceOf(Reach.Unreadable.class);
        assertThat(mapper.subreddit(200, bytes("{\"kind\":\"t2\",\"data\":{\"name\":\"x\"}}"), "x"))
                .isInstanceOf(Reach.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{\"kind\":", "[]", "42", "{\"kind\":\"t5\"}"})
    void redditDefect26WhatIsNoAnswerIsUnreadableAndNeverAnException(String body) {
        assertThat(mapper.subreddit(200, bytes(body), "x")).isInstanceOf(Reach.Unreadable.class);
        assertThat(mapper.posts(200, bytes(body))).isInstanceOf(Reach.Unreadable.class);
        assertThat(mapper.rules(200, bytes(body))).isInstanceOf(Reach.Unreadable.class);
        assertThat(mapper.user(200, bytes(body), "x")).isInstanceOf(Reach.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, private, PRIVATE", "404, private, PRIVATE", "404, banned, BANNED", "403, gold_only, GOLD_ONLY",
        "403, quarantined, QUARANTINED", "403, gated, GATED", "403, '', FORBIDDEN", "403, what_is_this, FORBIDDEN",
        "404, '', NOT_FOUND"
    })
    void redditDefect02EveryRefusalHasItsOwnName(int status, String reason, Unavailable why) {
        String said = reason.isEmpty() ? "" : ",\"reason\":\"" + reason + "\"";
        String body = "{\"message\":\"No\",\"error\":" + status + said + "}";
        assertThat(mapper.posts(status, bytes(body))).isEqualTo(new Reach.Refused<PostListing>(why));
        assertThat(mapper.posts(200, bytes(body))).as("the error inside a 200").isEqualTo(new Reach.Refused<>(why));
    }

    @Test
    void redditLine05NullScoresAndMissingFieldsAreUnknownAndNotZero() {
        RedditPost post = post("{\"id\":\"abc\",\"subreddit\":\"x\",\"score\":null}");
        assertThat(post.counts()).isEqualTo(new RedditPost.Counts(null, null, null, null, null));
        assertThat(post.title()).isNull();
        assertThat(post.flags().edited()).isNull();
        assertThat(post.createdUtc()).isNull();
    }

    @Test
    void aHiddenScoreIsUnknown() {
        assertThat(post("{\"id\":\"abc\",\"subreddit\":\"x\",\"score\":1,\"hide_score\":true}")
                        .counts()
                        .score())
                .isNull();
    }

    @Test
    void editedIsFalseOrATime() {
        assertThat(post("{\"id\":\"a\",\"subreddit\":\"x\",\"edited\":1700000000.0}")
                        .flags()
                        .edited())
                .isTrue();
        assertThat(post("{\"id\":\"a\",\"subreddit\":\"x\",\"edited\":false}")
                        .flags()
                        .edited())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "deleted, text, DELETED",
        "moderator, text, REMOVED",
        "reddit, text, REMOVED",
        "'', [removed], REMOVED",
        "'', [deleted], DELETED",
        "'', text, PRESENT"
    })
    void whatWasDeletedOrRemovedIsSeen(String by, String text, Standing standing) {
        String removed = by.isEmpty() ? "null" : "\"" + by + "\"";
        RedditPost post = post("{\"id\":\"a\",\"subreddit\":\"x\",\"selftext\":\"" + text
                + "\",\"removed_by_category\":" + removed + "}");
        assertThat(post.standing()).isEqualTo(standing);
        assertThat(post.content().selftext()).isEqualTo(text.startsWith("[") ? null : text);
    }

    @Test
    void entitiesAreDecodedOnceAndOnlyWhereTheAnswerIsEscaped() {
        assertThat(post(WHOLE).title()).isEqualTo("T & Q");
        assertThat(post(WHOLE).content().url()).isEqualTo("https://a/?b=1&c=2");
        RedditPost raw =
                post(WHOLE.replace("&amp;c", "&c").replaceFirst("\\{", "{\"selftext_html\":\"<div>x</div>\","));
        assertThat(raw.title())
                .as("a text about entities, in an answer that is not escaped")
                .isEqualTo("T &amp; Q");
        assertThat(Entities.decode("&amp;lt; &#39;&#x27; &quot; &unknown; &")).isEqualTo("&lt; '' \" &unknown; &");
    }

    @Test
    void oneEntryThatCannotBeReadCostsItselfAtMost() {
        PostListing listing = reached(mapper.posts(
                200,
                bytes("{\"kind\":\"Listing\",\"data\":{\"after\":\"t3_x\",\"children\":[{\"kind\":\"t3\",\"data\":"
                        + WHOLE
                        + "},{\"kind\":\"t3\",\"data\":{\"title\":\"no id\"}},{\"kind\":\"t1\",\"data\":{}},7]}}")));
        assertThat(listing.posts()).hasSize(1);
        assertThat(listing.rejected()).hasSize(3);
        assertThat(listing.entries()).isEqualTo(4);
        assertThat(listing.after()).isEqualTo("t3_x");
    }

    /** Whatever value stands wherever: a post is read or rejected, and text that PostgreSQL refuses never comes out. */
    @Test
    void noValueInAnyPlaceBreaksAPage() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        String[] values = {
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "\"[deleted]\"",
            "\"&amp;\""
        };
        String[] keys = {
            "id",
            "title",
            "author",
            "subreddit",
            "created_utc",
            "score",
            "num_comments",
            "upvote_ratio",
            "over_18",
            "edited",
            "selftext",
            "url",
            "crosspost_parent_list",
            "crosspost_parent",
            "gilded",
            "removed_by_category"
        };
        for (int i = 0; i < 2_000; i++) {
            String value = values[random.nextInt(values.length)];
            String key = keys[random.nextInt(keys.length)];
            String data = "{\"" + key + "\":" + value + ","
                    + WHOLE.replaceAll("\"" + key + "\":[^,}]*,?", "").substring(1);
            byte[] body = bytes("{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":"
                    + data.replace(",}", "}") + "}]}}");
            PostListing listing = reached(mapper.posts(200, body));
            assertThat(listing.posts().size() + listing.rejected().size())
                    .as("seed %s: %s = %s", seed, key, value)
                    .isOne();
            assertThat(listing.toString()).as("seed %s", seed).doesNotContain("\u0000");
        }
    }

    private RedditPost post(String data) {
        return reached(mapper.posts(
                        200,
                        bytes("{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":" + data
                                + "}]}}")))
                .posts()
                .getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
