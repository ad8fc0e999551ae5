package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.DeletionActivities.SaveChecks;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes due with the rows of Reddit, and what no longer is when they lose their content. */
class RedditFilesTest {
    private final RedditScrapes scrapes = new RedditScrapes();

    @BeforeEach
    void aCommunity() {
        scrapes.run("r/golang").about(about("golang"));
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void filesBecomeDueWithTheRowsOfTheirPostsAndAreCountedOnce() {
        Run run = scrapes.run("r/golang");
        long raw = run.answer(
                RedditCall.NEW,
                0,
                200,
                RedditScrapes.bytes(RedditScrapes.listing(
                        picture("p1"), post("p2", "Ann", "golang"), gallery("p3"), picture("p4", "elsewhere"))));

        assertThat(run.save(RedditCall.NEW, raw).media()).isEqualTo(new MediaCounts(3, 0));
        assertThat(run.save(RedditCall.NEW, raw).media()).as("the first counts").isEqualTo(new MediaCounts(3, 0));
        run.close(Outcome.COMPLETE, null);

        assertThat(due()).containsExactly("reddit/m0/image", "reddit/m2/image", "reddit/p1/image");
        assertThat(scrapes.rows.all("select row_key, role, position from creatorflow.media_links"
                        + " where owner_table = 'reddit_posts' order by 1, 3"))
                .extracting(row -> row.get("row_key") + " " + row.get("role") + " " + row.get("position"))
                .containsExactly("p1 IMAGE 0", "p3 IMAGE 0", "p3 IMAGE 2");
        assertThat(scrapes.rows.all("select distinct platform, target from creatorflow.media_objects"))
                .extracting(row -> row.get("platform") + " " + row.get("target"))
                .containsExactly("reddit r/golang");
        assertThat(scrapes.rows.one("select media_due, media_reused from creatorflow.runs where run_key = ?", run.key))
                .containsEntry("media_due", 3)
                .containsEntry("media_reused", 0);
    }

    @Test
    void whatIsStoredIsReusedAndStandsInTheRow() {
        scrapes.run("r/golang").posts(RedditCall.NEW, picture("p1"));
        stored("reddit/p1/image", 'a');
        scrapes.later(Duration.ofHours(1));

        assertThat(scrapes.run("r/golang").posts(RedditCall.NEW, picture("p1")).media())
                .isEqualTo(new MediaCounts(0, 1));
        assertThat(scrapes.rows.one("select url, media_urls::text as files, media_stored from public.reddit_posts"))
                .containsEntry("url", "https://i.redd.it/p1.jpg")
                .containsEntry("files", "{https://media.example/a}")
                .containsEntry("media_stored", true);
    }

    @Test
    void withoutMediaAndWithoutAStoreNothingBecomesDue() {
        Run run = scrapes.run("r/golang");
        long raw = run.answer(RedditCall.NEW, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(picture("p1"))));
        assertThat(scrapes.store
                        .savePosts(new SavePosts(run.key, run.target, RedditCall.NEW, 0, raw, false))
                        .media())
                .isEqualTo(MediaCounts.NONE);
        assertThat(due()).isEmpty();

        scrapes.store = scrapes.storeWith(RedditScrapes.CARE, KeywordRules.NONE, false);
        assertThat(scrapes.run("r/golang").posts(RedditCall.NEW, picture("p2")).media())
                .isEqualTo(MediaCounts.NONE);
        assertThat(due()).isEmpty();
        assertThat(scrapes.rows.value("select count(*) from public.reddit_posts"))
                .isEqualTo(2L);
    }

    @Test
    void picturesOfACommunityAndOfARedditorOfOursBecomeDueAndOfNobodyElse() {
        scrapes.rows.change("insert into public.reddit_users (username, our_creator) values ('Ours', true)");
        assertThat(scrapes.run("r/GoLang")
                        .about(about("golang")
                                .put("icon_img", "https://b.thumbs.redditmedia.com/old.png")
                                .put("community_icon", "https://styles.redditmedia.com/icon.png?width=256&amp;s=1")
                                .put("banner_img", "https://b.thumbs.redditmedia.com/banner.png"))
                        .media())
                .isEqualTo(new MediaCounts(2, 0));
        scrapes.run("u/ours").user(user("Ours").put("icon_img", "https://styles.redditmedia.com/ours.png"));
        scrapes.run("u/ann").user(user("Ann").put("icon_img", "https://styles.redditmedia.com/ann.png"));

        assertThat(scrapes.rows.all(
                        "select owner_table, row_key, position from creatorflow.media_links order by 1, 2, 3"))
                .extracting(row -> row.get("owner_table") + " " + row.get("row_key") + " " + row.get("position"))
                .containsExactly("reddit_subreddits golang 0", "reddit_subreddits golang 1", "reddit_users ours 0");
        assertThat(scrapes.rows.all("select source_url from creatorflow.media_objects order by 1"))
                .extracting(row -> row.get("source_url"))
                .contains("https://styles.redditmedia.com/icon.png?width=256&s=1")
                .doesNotContain("https://b.thumbs.redditmedia.com/old.png");
    }

    @Test
    void whatIsDeletedUpstreamIsPartedFromItsFiles() {
        scrapes.run("r/golang").posts(RedditCall.NEW, picture("p1"), gallery("p3"), picture("p5"));
        stored("reddit/p1/image", 'a');
        stored("reddit/p5/image", 'b');
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, picture("p1"), picture("p5"));
        scrapes.later(Duration.ofDays(1));
        Run check = scrapes.run("r/check");
        long raw = check.answer(RedditCall.INFO, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(picture("p5"))));
        scrapes.deletions().saveChecks(new SaveChecks(check.key, 0, List.of("t3_p1", "t3_p3", "t3_p5"), raw));

        assertThat(scrapes.rows.all("select row_key from creatorflow.media_links"))
                .extracting(row -> row.get("row_key"))
                .containsExactly("p5");
        assertThat(due()).as("nobody wants them").isEmpty();
        assertThat(scrapes.rows.one("select media_urls, media_stored from public.reddit_posts where reddit_id = 'p1'"))
                .containsEntry("media_urls", null)
                .containsEntry("media_stored", false);
        assertThat(scrapes.rows.value("select source_url from creatorflow.media_objects where media_pk = 'p1'"))
                .as("stored bytes wait for the sweep, which knows no link to them")
                .isNull();
    }

    @Test
    void aPageFromBeforeADeletionThatIsSavedAfterItMakesNothingDue() {
        scrapes.run("r/golang").posts(RedditCall.NEW, picture("p1"));
        Run slow = scrapes.run("r/golang");
        scrapes.later(Duration.ofMinutes(1));
        long fetched =
                slow.answer(RedditCall.TOP_WEEK, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(picture("p1"))));
        scrapes.later(Duration.ofMinutes(1));
        scrapes.run("r/golang")
                .posts(RedditCall.NEW, post("p1", "Ann", "golang", p -> p.put("removed_by_category", "deleted")));

        assertThat(slow.save(RedditCall.TOP_WEEK, fetched).media()).isEqualTo(MediaCounts.NONE);
        assertThat(due()).isEmpty();
    }

    @Test
    void anAuthorWhoIsGoneLeavesNoNameAtFilesThatCameWithTheirHistory() {
        scrapes.rows.change("insert into public.reddit_users (username, our_creator) values ('Ann', true)");
        scrapes.run("u/ann").user(user("Ann").put("icon_img", "https://styles.redditmedia.com/ann.png"));
        scrapes.run("u/ann").posts(RedditCall.SUBMITTED, picture("p1"));
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "[deleted]", "golang", RedditFilesTest::picture));

        assertThat(scrapes.rows.all("select source_key, target from creatorflow.media_objects"))
                .extracting(row -> row.get("source_key") + " " + row.get("target"))
                .containsExactly("reddit/p1/image r/golang");
        assertThat(scrapes.rows.value("select count(*) from creatorflow.media_links where row_key = 'ann'"))
                .isEqualTo(0L);
    }

    @Test
    void aLookForDeletionsWantsWhatNoRunWanted() {
        Run run = scrapes.run("r/golang");
        long raw = run.answer(RedditCall.NEW, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(picture("p1"))));
        scrapes.store.savePosts(new SavePosts(run.key, run.target, RedditCall.NEW, 0, raw, false));
        assertThat(due()).isEmpty();
        scrapes.later(Duration.ofDays(1));

        looked(picture("p1"));

        assertThat(due()).containsExactly("reddit/p1/image");
        assertThat(scrapes.rows.value("select target from creatorflow.media_objects"))
                .isEqualTo("r/golang");
    }

    @Test
    void aGalleryIsNotStoredWhileAPlaceIsNotProcessed() {
        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3"));
        stored("reddit/m0/image", 'a');
        stored("reddit/m2/image", 'b');
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3"));
        assertThat(files()).containsEntry("n", 2).containsEntry("media_stored", false);
        scrapes.later(Duration.ofDays(1));

        looked(gallery("p3", "m0", "m1", "m2"));
        assertThat(due()).containsExactly("reddit/m1/image");
        stored("reddit/m1/image", 'c');
        scrapes.later(Duration.ofDays(1));
        looked(gallery("p3", "m0", "m1", "m2"));
        assertThat(files()).containsEntry("n", 3).containsEntry("media_stored", true);
    }

    @Test
    void aPictureTakenOutOfAGalleryIsNotKept() {
        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3", "m0", "m1", "m2", "m4"));
        List.of("m0", "m1", "m2")
                .forEach(item -> stored(
                        "reddit/" + item + "/image", item.equals("m1") ? 'c' : item.charAt(1) == '0' ? 'a' : 'b'));
        scrapes.later(Duration.ofDays(1));

        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3", "m0", "m2"));

        assertThat(scrapes.rows.all("select source_key, replaced_at from creatorflow.media_links order by position"))
                .extracting(row -> row.get("source_key") + " " + row.get("replaced_at"))
                .containsExactly("reddit/m0/image null", "reddit/m2/image null");
        assertThat(due()).as("nobody wants the fourth").isEmpty();
        assertThat(files()).containsEntry("n", 2).containsEntry("media_stored", true);
        assertThat(scrapes.rows.value("select source_url from creatorflow.media_objects where media_pk = 'm1'"))
                .isNull();
    }

    @Test
    void aPlaceThatIsNotShownTakesNoPictureAway() {
        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3", "m0", "m1", "m2"));
        scrapes.later(Duration.ofDays(1));

        scrapes.run("r/golang").posts(RedditCall.NEW, gallery("p3"));

        assertThat(due()).containsExactly("reddit/m0/image", "reddit/m1/image", "reddit/m2/image");
    }

    @Test
    void linksOfLooksAreDecodedInPlainBodiesAndTheNewBannerGoesFirst() {
        scrapes.run("r/golang")
                .about(about("golang")
                        .put("submit_text_html", "<p>plain</p>")
                        .put("community_icon", "https://styles.redditmedia.com/icon.png?width=256&amp;s=1")
                        .put("banner_background_image", "https://styles.redditmedia.com/new.png?width=4000&amp;s=2")
                        .put("banner_img", "https://b.thumbs.redditmedia.com/old.png"));

        assertThat(scrapes.rows.all("select source_url from creatorflow.media_objects order by 1"))
                .extracting(row -> row.get("source_url"))
                .containsExactly(
                        "https://styles.redditmedia.com/icon.png?width=256&s=1",
                        "https://styles.redditmedia.com/new.png?width=4000&s=2");
    }

    private void looked(ObjectNode... posts) {
        Run check = scrapes.run("r/check");
        long raw = check.answer(RedditCall.INFO, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(posts)));
        List<String> ids =
                Stream.of(posts).map(post -> "t3_" + post.path("id").asText()).toList();
        scrapes.deletions().saveChecks(new SaveChecks(check.key, 0, ids, raw));
    }

    private Map<String, Object> files() {
        return scrapes.rows.one("select cardinality(media_urls) as n, media_stored from public.reddit_posts");
    }

    private List<String> due() {
        return scrapes
                .rows
                .all("select source_key from creatorflow.media_objects where state = 'DUE' order by 1")
                .stream()
                .map(row -> String.valueOf(row.get("source_key")))
                .toList();
    }

    private void stored(String sourceKey, char digit) {
        String sha = String.valueOf(digit).repeat(64);
        scrapes.rows.change(
                "update creatorflow.media_objects set state = 'STORED', sha256 = ?, bytes = 1, object_key = ?,"
                        + " public_url = ?, stored_at = now(), next_attempt_at = null where source_key = ?",
                sha,
                "media/" + sha,
                "https://media.example/" + digit,
                sourceKey);
    }

    private static ObjectNode picture(String id) {
        return picture(id, "golang");
    }

    private static ObjectNode picture(String id, String community) {
        return post(id, "Ann", community, RedditFilesTest::picture);
    }

    private static void picture(ObjectNode post) {
        post.put("is_self", false)
                .put("domain", "i.redd.it")
                .put("url", "https://i.redd.it/" + post.path("id").asText() + ".jpg");
    }

    private static ObjectNode gallery(String id, String... items) {
        return post(id, "Bob", "golang", post -> {
            post.put("is_self", false).put("is_gallery", true);
            ObjectNode metadata = post.putObject("media_metadata");
            var places = post.putObject("gallery_data").putArray("items");
            for (String item : items) {
                places.addObject().put("media_id", item);
                metadata.putObject(item)
                        .put("status", "valid")
                        .putObject("s")
                        .put("u", "https://preview.redd.it/" + item + ".jpg")
                        .put("x", 640);
            }
        });
    }

    /** Its second item is not processed. */
    private static ObjectNode gallery(String id) {
        return post(id, "Bob", "golang", post -> {
            post.put("is_self", false).put("is_gallery", true);
            ObjectNode metadata = post.putObject("media_metadata");
            var items = post.putObject("gallery_data").putArray("items");
            for (int item = 0; item < 3; item++) {
                items.addObject().put("media_id", "m" + item);
                ObjectNode entry = metadata.putObject("m" + item).put("status", item == 1 ? "failed" : "valid");
                entry.putObject("s")
                        .put("u", "https://preview.redd.it/m" + item + ".jpg")
                        .put("x", 640);
            }
        });
    }
}
