package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.Stream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defects of the former system that live in storage, by their number in its list. */
class StorageDefectsTest {
    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
        scrapes.open("run-1", Bodies.CREATOR);
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void defect3WithoutAProfileMediaAreStoredWithoutARate() {
        PageSaved saved = scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));

        assertThat(saved.counts().added()).isEqualTo(1);
        assertThat(scrapes.reel("11")).containsEntry("engagement_count", 110L).containsEntry("engagement_rate", null);
    }

    @Test
    void defect4CreatorsSavedAtTheSameTimeKeepTheirOwnFollowerBase() throws InterruptedException, ExecutionException {
        int creators = 16;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 1; i <= creators; i++) {
                int n = i;
                running.add(threads.submit(() -> saveCreator(n)));
            }
            for (Future<?> run : running) {
                run.get();
            }
        }

        List<Map<String, Object>> rows = scrapes.query(
                "select creator_id, engagement_rate from public.instagram_reels order by media_pk::bigint");
        assertThat(rows).hasSize(creators);
        for (int i = 1; i <= creators; i++) {
            assertThat(rows.get(i - 1))
                    .containsEntry("creator_id", "8" + i)
                    .containsEntry(
                            "engagement_rate",
                            new BigDecimal(110 * 100)
                                    .divide(new BigDecimal(1000 * i), 2, java.math.RoundingMode.HALF_EVEN));
        }
    }

    private void saveCreator(int n) {
        String id = "8" + n;
        String runKey = "parallel-" + n;
        scrapes.open(runKey, id);
        scrapes.profileOf(runKey, id, NOON, Bodies.profile(id, "user" + n, 1000L * n, 1));
        ObjectNode reel =
                Bodies.with(Bodies.reel(Integer.toString(500 + n), POSTED), medium -> owned(medium, id, "user" + n));
        scrapes.page(runKey, id, Stream.REELS, 0, NOON, Bodies.reelsPage(false, reel));
    }

    @Test
    void defect7AStoredUrlIsNeverReplacedByACdnLink() {
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));
        scrapes.posts("run-1", 0, NOON, Bodies.postsPage(false, Bodies.carousel("22", POSTED, List.of("221", "222"))));
        scrapes.query("update public.instagram_reels set video_url = 'https://ours/v.mp4', video_url_stored = true");
        scrapes.query("update public.instagram_posts set image_urls = '{https://ours/i.jpg,https://cdn/2.jpg}',"
                + " image_urls_stored = true, thumbnail_url = null");

        again(
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, Bodies.carousel("22", POSTED, List.of("221", "222"))));

        assertThat(scrapes.reel("11"))
                .containsEntry("video_url", "https://ours/v.mp4")
                .containsEntry("thumbnail_url", "https://cdn.example/i/11.jpg?oe=7FFFFFFF");
        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from public.instagram_posts"))
                .isEqualTo("https://ours/i.jpg https://cdn/2.jpg");
        assertThat(scrapes.post("22")).containsEntry("thumbnail_url", "https://cdn.example/i/221.jpg?oe=7FFFFFFF");
    }

    @Test
    void defect10AnInterruptedWalkClosesNoRange() {
        profile("run-1", NOON);
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(true, Bodies.reel("11", POSTED)));

        assertThat(scrapes.value("select count(*) from creatorflow.fetch_ranges"))
                .isEqualTo(0L);
        assertThat(scrapes.open("run-2", Bodies.CREATOR).window()).isEqualTo(Scrapes.FIRST);
    }

    @Test
    void defect16SharesAndRepostsOfTheFeedAreStored() {
        scrapes.posts(
                "run-1",
                0,
                NOON,
                Bodies.postsPage(
                        false, Bodies.with(Bodies.photo("21", POSTED), photo -> photo.put("media_repost_count", 2))));

        assertThat(scrapes.post("21"))
                .containsEntry("reshare_count", 7L)
                .containsEntry("media_repost_count", 2L)
                .containsEntry("share_count", null)
                .containsEntry("save_count", null);
    }

    @Test
    void defect17CountersThatAreLeftOutKeepTheirValueAndEveryObservationStands() {
        profile("run-1", NOON);
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));

        ObjectNode thin = Bodies.with(
                Bodies.reel("11", POSTED),
                reel -> reel.put("like_count", 120).remove(List.of("play_count", "ig_play_count", "caption")));
        again(Bodies.reelsPage(false, thin), Bodies.postsPage(false));

        assertThat(scrapes.reel("11"))
                .containsEntry("play_count", 1000L)
                .containsEntry("like_count", 120L)
                .containsEntry("caption_text", "hello #tag @friend");
        assertThat(scrapes.query(
                        "select like_count, play_count from creatorflow.media_observations order by observed_at"))
                .containsExactly(row(100L, 1000L), row(120L, null));
    }

    @Test
    void defect18PlaysOfBothNamesStandInTheirOwnColumns() {
        ObjectNode only = Bodies.with(Bodies.reel("11", POSTED), reel -> reel.remove("play_count"));

        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, only));

        assertThat(scrapes.reel("11")).containsEntry("play_count", null).containsEntry("ig_play_count", 990L);
    }

    @Test
    void defect19ACaptionIsNotCut() {
        String caption = "é".repeat(2_200);

        scrapes.reels(
                "run-1",
                0,
                NOON,
                Bodies.reelsPage(
                        false,
                        Bodies.with(
                                Bodies.reel("11", POSTED),
                                reel -> reel.putObject("caption").put("text", caption))));

        assertThat(scrapes.reel("11")).containsEntry("caption_text", caption);
    }

    @Test
    void defect20RatesFarAboveTheFormerPrecisionAreStored() {
        scrapes.profile("run-1", NOON, Bodies.profile(Bodies.CREATOR, "ann", 1, 3));

        scrapes.posts(
                "run-1",
                0,
                NOON,
                Bodies.postsPage(
                        false,
                        Bodies.with(Bodies.photo("21", POSTED), photo -> photo.put("like_count", 4_000_000_000L))));

        assertThat(scrapes.post("21"))
                .containsEntry("like_count", 4_000_000_000L)
                .containsEntry("engagement_rate", new BigDecimal("400000001000.00"));
    }

    @Test
    void defect21AKeyBeyondDoublePrecisionIsExact() {
        ObjectNode damaged = Bodies.with(
                Bodies.photo("3722942542216596724", POSTED), photo -> photo.put("pk", 3722942542216596500L));

        scrapes.posts("run-1", 0, NOON, Bodies.postsPage(false, damaged));

        assertThat(scrapes.value("select media_pk from public.instagram_posts")).isEqualTo("3722942542216596724");
    }

    @Test
    void aCoauthoredMediumIsCreditedToItsOwnerAndGoesToTheOwnerOnceTracked() {
        profile("run-1", NOON);
        ObjectNode shared = Bodies.with(Bodies.reel("11", POSTED), reel -> {
            owned(reel, "7999", "bea");
            reel.putArray("coauthor_producers")
                    .addObject()
                    .put("pk", Bodies.CREATOR)
                    .put("username", "ann");
        });
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false, shared));
        assertThat(scrapes.reel("11"))
                .containsEntry("creator_id", Bodies.CREATOR)
                .containsEntry("owner_id", "7999");
        assertThat(scrapes.query("select ig_user_id, role from creatorflow.media_credits order by role"))
                .extracting(credit -> credit.get("role") + " " + credit.get("ig_user_id"))
                .containsExactly("COAUTHOR " + Bodies.CREATOR, "OWNER 7999", "TRACKED " + Bodies.CREATOR);

        scrapes.open("run-b", "7999");
        scrapes.profileOf("run-b", "7999", LATER, Bodies.profile("7999", "bea", 10, 1));
        scrapes.page("run-b", "7999", Stream.REELS, 0, LATER, Bodies.reelsPage(false, shared));
        assertThat(scrapes.reel("11")).containsEntry("creator_id", "7999").containsEntry("creator_username", "bea");

        again(Bodies.reelsPage(false, shared), Bodies.postsPage(false));
        assertThat(scrapes.reel("11")).containsEntry("creator_id", "7999");
    }

    @Test
    void anAnswerThatComesLateChangesNothingNewer() {
        profile("run-1", NOON);
        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.profile("run-2", LATER, Bodies.profile(Bodies.CREATOR, "ann", 6000, 3));
        scrapes.reels("run-2", 0, LATER, Bodies.reelsPage(false, Bodies.reel("11", POSTED)));

        PageSaved late = scrapes.reels(
                "run-1",
                0,
                NOON,
                Bodies.reelsPage(false, Bodies.with(Bodies.reel("11", POSTED), reel -> reel.put("like_count", 1))));

        assertThat(late.counts().existing()).isEqualTo(1);
        assertThat(scrapes.reel("11")).containsEntry("like_count", 100L).containsEntry("scraped_at", LATER);
        assertThat(scrapes.value("select count(*) from creatorflow.media_observations"))
                .isEqualTo(2L);
    }

    private void again(ObjectNode reels, ObjectNode posts) {
        scrapes.open("run-again", Bodies.CREATOR);
        profile("run-again", LATER.plus(Duration.ofDays(1)));
        scrapes.reels("run-again", 0, LATER.plus(Duration.ofDays(1)), reels);
        scrapes.posts("run-again", 0, LATER.plus(Duration.ofDays(1)), posts);
    }

    private void profile(String runKey, Instant at) {
        scrapes.profile(runKey, at, Bodies.profile(Bodies.CREATOR, "ann", 5000, 3));
    }

    private static void owned(ObjectNode medium, String id, String username) {
        medium.put("id", medium.get("pk").asText() + "_" + id);
        medium.putObject("user").put("pk", id).put("id", id).put("username", username);
    }

    private static Map<String, Object> row(Long likes, Long plays) {
        Map<String, Object> row = new java.util.LinkedHashMap<>();
        row.put("like_count", likes);
        row.put("play_count", plays);
        return row;
    }
}
