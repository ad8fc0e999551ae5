package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a creator whose media and files were all stored by an earlier run, and what turns one into an ordinary page again. */
class KnownPageTest {
    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final String OURS = "https://ours/";

    private Scrapes scrapes;

    @BeforeEach
    void scrapeTwice() {
        scrapes = new Scrapes();
        scrape("run-1", NOON);
        scrapes.query("""
                update creatorflow.media_objects set state = 'STORED', bytes = 1, object_key = id::text,
                    public_url = 'https://ours/' || id, sha256 = lpad(id::text, 64, '0')""");
        scrape("run-1b", NOON.plusSeconds(60));
        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.profile("run-2", LATER, profile());
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void theCountersOfAKnownPageAreRenewedAndItsFilesStay() {
        PageSaved saved = reels(0, liked("11", 150), liked("12", 160));

        assertThat(saved).isEqualTo(new PageSaved(new StreamCounts(1, 2, 0, 2, 0), new MediaCounts(0, 4), 2, 2, 0, 0));
        assertThat(scrapes.reel("11"))
                .containsEntry("like_count", 150L)
                .containsEntry("scraped_at", LATER)
                .containsEntry("first_seen_at", NOON)
                .containsEntry("video_url_stored", true);
        assertThat(scrapes.reel("11").get("video_url")).asString().startsWith(OURS);
        assertThat(observed("11")).isEqualTo(3L);
        assertThat(scrapes.row("select * from creatorflow.raw_responses where run_key = 'run-2' and stream = 'reels'"))
                .containsEntry("saved", 2)
                .containsEntry("existing", 2)
                .containsEntry("media_due", 0)
                .containsEntry("media_reused", 4)
                .containsEntry("unpinned", 2)
                .containsEntry("known", 2)
                .extractingByKey("saved_at")
                .isNotNull();
    }

    @Test
    void aKnownPageOfPostsKeepsItsLists() {
        PageSaved saved = posts(Bodies.photo("21", POSTED).put("like_count", 170), carousel());

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 2, 0, 2, 0));
        assertThat(saved.media()).isEqualTo(new MediaCounts(0, 3));
        assertThat(scrapes.post("21")).containsEntry("like_count", 170L);
        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from instagram_posts where media_pk = '22'"))
                .asString()
                .matches(OURS + "\\d+ " + OURS + "\\d+");
    }

    @Test
    void aNewMediumAmongKnownOnesIsNewAndItsFilesAreDue() {
        PageSaved saved = reels(0, Bodies.reel("13", POSTED), liked("11", 150), liked("12", 160));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 3, 1, 2, 0));
        assertThat(saved.media()).isEqualTo(new MediaCounts(2, 4));
        assertThat(saved.known()).isEqualTo(2);
        assertThat(scrapes.reel("11")).containsEntry("like_count", 150L);
        assertThat(observed("11")).isEqualTo(3L);
    }

    @Test
    void aNewMediumIsNewWhereNoFileIsKept() {
        var body = Bodies.reelsPage(false, Bodies.reel("13", POSTED), liked("11", 150));
        long rawId = scrapes.answer("run-2", "reels", 0, LATER, false, body, true);

        PageSaved saved = scrapes.store.savePage(new SavePage("run-2", Bodies.CREATOR, Stream.REELS, 0, rawId, false));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 2, 1, 1, 0));
        assertThat(saved.known()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoLongerStoredIsDueAgain() {
        scrapes.query("""
                update creatorflow.media_objects set state = 'DUE', public_url = null, object_key = null, sha256 = null
                where source_key = 'instagram/11/video'""");

        assertThat(reels(0, liked("11", 150), liked("12", 160)).media()).isEqualTo(new MediaCounts(1, 3));
    }

    @Test
    void aRowThatLostTheAddressOfItsFileGetsItBack() {
        scrapes.query("update public.instagram_reels set video_url = 'https://cdn.example/v' where media_pk = '11'");
        scrapes.query(
                "update public.instagram_posts set image_urls = array['https://cdn.example/i'] where media_pk = '22'");
        scrapes.query("update public.instagram_creators set profile_pic_url = 'https://cdn.example/p'");

        reels(0, liked("11", 150));
        posts(carousel());
        scrapes.open("run-3", Bodies.CREATOR);
        scrapes.profile("run-3", LATER.plusSeconds(60), profile());

        assertThat(scrapes.reel("11").get("video_url")).asString().startsWith(OURS);
        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from instagram_posts where media_pk = '22'"))
                .asString()
                .matches(OURS + "\\d+ " + OURS + "\\d+");
        assertThat(scrapes.creator().get("profile_pic_url")).asString().startsWith(OURS);
    }

    @Test
    void anotherPictureOfAKnownCreatorIsDue() {
        var changed = Bodies.with(
                profile(), body -> body.put("profile_pic_url_hd", "https://cdn.example/pic/new.jpg?oe=7FFFFFFF"));
        scrapes.open("run-3", Bodies.CREATOR);

        assertThat(scrapes.profile("run-3", LATER.plusSeconds(60), changed).media())
                .isEqualTo(new MediaCounts(1, 0));
        assertThat(scrapes.value("select count(*) from public.instagram_follower_history"))
                .isEqualTo(4L);
    }

    @Test
    void aMediumThatAnEarlierPageOfTheRunShowedIsNotCountedAgain() {
        reels(0, liked("11", 150));

        assertThat(reels(1, liked("11", 151), liked("12", 160)).counts()).isEqualTo(new StreamCounts(1, 1, 0, 1, 0));
    }

    @Test
    void aRowOfAKnownPageThatTheDatabaseRefusesCostsOnlyItself() {
        scrapes.query("update creatorflow.runs set followers = 1 where run_key = 'run-2'");

        PageSaved saved = reels(0, liked("11", Long.MAX_VALUE - 10), liked("12", 160));

        assertThat(saved.counts()).isEqualTo(new StreamCounts(1, 1, 0, 1, 1));
        assertThat(scrapes.reel("11")).containsEntry("like_count", 100L);
        assertThat(scrapes.reel("12")).containsEntry("like_count", 160L);
    }

    @Test
    void whoHasAPartInAKnownMediumIsKept() {
        var shared = liked("11", 150);
        shared.putArray("coauthor_producers")
                .addObject()
                .put("pk", "8001")
                .put("id", "8001")
                .put("username", "bob");

        assertThat(reels(0, shared).counts().existing()).isEqualTo(1);

        assertThat(scrapes.query("select role from creatorflow.media_credits where media_pk = '11' order by role"))
                .extracting(row -> row.get("role"))
                .containsExactly("COAUTHOR", "OWNER", "TRACKED");
    }

    @Test
    void fourSavingsOfAKnownPageAtTheSameTimeWriteItOnce() throws InterruptedException, ExecutionException {
        List<PageSaved> all;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<PageSaved>> savings = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit(() -> reels(0, liked("11", 150), liked("12", 160))))
                    .toList();
            all = List.of(
                    savings.get(0).get(),
                    savings.get(1).get(),
                    savings.get(2).get(),
                    savings.get(3).get());
        }
        assertThat(all).containsOnly(all.getFirst());
        assertThat(all.getFirst().counts()).isEqualTo(new StreamCounts(1, 2, 0, 2, 0));
        assertThat(observed("11")).isEqualTo(3L);
    }

    private void scrape(String runKey, Instant at) {
        scrapes.whole(
                runKey,
                at,
                profile(),
                Bodies.reelsPage(false, liked("11", 100), liked("12", 100)),
                Bodies.postsPage(false, Bodies.photo("21", POSTED), carousel()));
    }

    private PageSaved reels(int page, ObjectNode... media) {
        return scrapes.reels("run-2", page, LATER.plusSeconds(page), Bodies.reelsPage(false, media));
    }

    private PageSaved posts(ObjectNode... media) {
        return scrapes.posts("run-2", 0, LATER, Bodies.postsPage(false, media));
    }

    private Object observed(String mediaPk) {
        return scrapes.value(
                "select count(*) from creatorflow.media_observations where source = 'REELS' and media_pk = ?", mediaPk);
    }

    private static ObjectNode profile() {
        return Bodies.profile(Bodies.CREATOR, "ann", 5000, 4);
    }

    private static ObjectNode liked(String pk, long likes) {
        return Bodies.reel(pk, POSTED).put("like_count", likes);
    }

    private static ObjectNode carousel() {
        return Bodies.carousel("22", POSTED, List.of("221", "222"));
    }
}
