package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageStoreTest {
    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");

    private Scrapes scrapes;

    @BeforeEach
    void openRun() {
        scrapes = new Scrapes();
        scrapes.open("run-1", Bodies.CREATOR);
        scrapes.profile("run-1", NOON, Bodies.profile(Bodies.CREATOR, "ann", 5000, 3));
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void aReelIsStoredWithEveryFieldUnderItsOwnName() {
        PageSaved saved = scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));

        assertThat(saved).isEqualTo(new PageSaved(new StreamCounts(1, 1, 1, 0, 0), new MediaCounts(2, 0), 1, 0));
        Map<String, Object> reel = scrapes.reel("11");
        assertThat(reel)
                .containsEntry("creator_id", Bodies.CREATOR)
                .containsEntry("creator_username", "ann")
                .containsEntry("media_id", "11_" + Bodies.CREATOR)
                .containsEntry("shortcode", "C11")
                .containsEntry("taken_at", POSTED)
                .containsEntry("play_count", 1000L)
                .containsEntry("ig_play_count", 990L)
                .containsEntry("like_count", 100L)
                .containsEntry("comment_count", 10L)
                .containsEntry("reshare_count", null)
                .containsEntry("save_count", null)
                .containsEntry("engagement_count", 110L)
                .containsEntry("engagement_rate", new BigDecimal("2.20"))
                .containsEntry("caption_text", "hello #tag @friend")
                .containsEntry("hashtag_count", 1)
                .containsEntry("mention_count", 1)
                .containsEntry("video_url", "https://cdn.example/v/11.mp4?oe=7FFFFFFF")
                .containsEntry("thumbnail_url", "https://cdn.example/i/11.jpg?oe=7FFFFFFF")
                .containsEntry("video_url_stored", false)
                .containsEntry("has_audio", true)
                .containsEntry("raw_media_json", null)
                .containsEntry("scraped_at", NOON)
                .containsEntry("first_seen_at", NOON);
    }

    @Test
    void aPhotoAndACarouselAreStoredWithTheirStills() {
        scrapes.posts(
                "run-1",
                0,
                NOON,
                Bodies.postsPage(
                        false, Bodies.photo("21", POSTED), Bodies.carousel("22", POSTED, List.of("221", "222"))));

        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from instagram_posts where media_pk = '21'"))
                .isEqualTo("https://cdn.example/i/21.jpg?oe=7FFFFFFF");
        assertThat(scrapes.post("21"))
                .containsEntry("post_type", "image")
                .containsEntry("reshare_count", 7L)
                .containsEntry("video_url", null);
        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from instagram_posts where media_pk = '22'"))
                .isEqualTo("https://cdn.example/i/221.jpg?oe=7FFFFFFF https://cdn.example/i/222.jpg?oe=7FFFFFFF");
        assertThat(scrapes.post("22"))
                .containsEntry("post_type", "carousel")
                .containsEntry("carousel_media_count", 2)
                .containsEntry("thumbnail_url", "https://cdn.example/i/221.jpg?oe=7FFFFFFF");
    }

    @Test
    void aRepeatedSavingReturnsTheFirstCountsAndWritesNothing() {
        var body = Bodies.reelsPage(false, Bodies.reel("11", POSTED), Bodies.reel("12", POSTED));
        PageSaved first = scrapes.reels("run-1", 0, NOON, body);
        Object before = scrapes.value("select max(xmin::text::bigint) from public.instagram_reels");

        assertThat(scrapes.reels("run-1", 0, NOON, body)).isEqualTo(first);

        assertThat(scrapes.value("select max(xmin::text::bigint) from public.instagram_reels"))
                .isEqualTo(before);
        assertThat(scrapes.value("select count(*) from creatorflow.media_observations"))
                .isEqualTo(2L);
    }

    @Test
    void aLaterRunFindsItsMediaExistingAndKnown() {
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));
        Instant later = NOON.plus(Duration.ofDays(1));
        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.profile("run-2", later, Bodies.profile(Bodies.CREATOR, "ann", 5000, 3));

        PageSaved saved = scrapes.reels(
                "run-2", 0, later, Bodies.reelsPage(false, Bodies.reel("11", POSTED), Bodies.reel("12", POSTED)));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 2, 1, 1, 0));
        assertThat(saved.unpinned()).isEqualTo(2);
        assertThat(saved.known()).isEqualTo(1);
    }

    @Test
    void defect5AMediumTwiceInAPageOrInTwoPagesIsOneRowAndCountedOnce() {
        var pinned = Bodies.with(
                Bodies.reel("11", POSTED),
                reel -> reel.putArray("clips_tab_pinned_user_ids").add(Bodies.CREATOR));
        PageSaved first = scrapes.reels(
                "run-1", 0, NOON, Bodies.reelsPage(true, pinned, Bodies.reel("12", POSTED), Bodies.reel("11", POSTED)));
        PageSaved second = scrapes.reels(
                "run-1", 1, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED), Bodies.reel("13", POSTED)));

        assertThat(first.counts()).isEqualTo(new StreamCounts(1, 2, 2, 0, 0));
        assertThat(first.unpinned()).isEqualTo(1);
        assertThat(second.counts()).isEqualTo(new StreamCounts(1, 1, 1, 0, 0));
        assertThat(scrapes.value("select count(*) from public.instagram_reels")).isEqualTo(3L);
    }

    @Test
    void defect5ARowTheDatabaseRefusesCostsOnlyItself() {
        var huge = Bodies.with(Bodies.reel("11", POSTED), reel -> reel.put("like_count", Long.MAX_VALUE - 10));
        scrapes.query("update creatorflow.runs set followers = 1");

        PageSaved saved = scrapes.reels(
                "run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("10", POSTED), huge, Bodies.reel("12", POSTED)));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 2, 2, 0, 1));
        assertThat(scrapes.query("select media_pk from public.instagram_reels order by 1"))
                .extracting(row -> row.get("media_pk"))
                .containsExactly("10", "12");
        assertThat(scrapes.row("select * from creatorflow.unmapped_items"))
                .containsEntry("media_pk", "11")
                .containsEntry("item_index", 1)
                .extractingByKey("reason")
                .asString()
                .contains("numeric field overflow");
    }

    @Test
    void defect6AnEntryThatDoesNotMapIsKeptWithItsReason() {
        var nameless = Bodies.with(Bodies.reel("11", POSTED), reel -> {
            reel.remove(List.of("pk", "id", "code"));
        });

        PageSaved saved = scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, nameless, Bodies.reel("12", POSTED)));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 1, 1, 0, 1));
        assertThat(scrapes.row("select * from creatorflow.unmapped_items"))
                .containsEntry("item_index", 0)
                .containsEntry("run_key", "run-1")
                .extractingByKey("reason")
                .asString()
                .isNotBlank();
    }

    @Test
    void textThatPostgresRefusesCostsNoRow() {
        var odd = Bodies.with(
                Bodies.reel("11", POSTED), reel -> reel.putObject("caption").put("text", "a\u0000b\uD800c #ok"));

        PageSaved saved = scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, odd));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 1, 1, 0, 0));
        assertThat(scrapes.reel("11").get("caption_text")).isEqualTo("a\uFFFDb\uFFFDc #ok");
    }

    @Test
    void twoSavingsOfOnePageAtTheSameTimeWriteItOnce() throws InterruptedException, ExecutionException {
        var body = Bodies.reelsPage(false, Bodies.reel("11", POSTED), Bodies.reel("12", POSTED));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<PageSaved>> savings = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> scrapes.reels("run-1", 0, NOON, body)))
                    .toList();
            for (Future<PageSaved> saving : savings) {
                assertThat(saving.get().counts()).isEqualTo(new StreamCounts(1, 2, 2, 0, 0));
            }
        }
        assertThat(scrapes.value("select count(*) from creatorflow.media_observations"))
                .isEqualTo(2L);
    }

    @Test
    void aTypeThatIsLeftOutDoesNotTurnAClipIntoAPost() {
        scrapes.posts("run-1", 0, NOON, Bodies.postsPage(true, Bodies.reel("11", POSTED), Bodies.photo("21", POSTED)));
        var untyped = Bodies.with(Bodies.reel("11", POSTED), reel -> reel.remove("product_type"));

        scrapes.posts("run-1", 1, NOON.plusSeconds(1), Bodies.postsPage(false, untyped));

        assertThat(scrapes.post("11")).containsEntry("product_type", "clips");
        assertThat(scrapes.post("21")).containsEntry("product_type", "feed");
    }

    @Test
    void anEmptyPageIsConfirmedAsEmpty() {
        PageSaved saved = scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false));

        assertThat(saved).isEqualTo(new PageSaved(new StreamCounts(1, 0, 0, 0, 0), MediaCounts.NONE, 0, 0));
        assertThat(scrapes.value("select saved from creatorflow.raw_responses where stream = 'reels'"))
                .isEqualTo(0);
    }
}
