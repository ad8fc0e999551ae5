package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String LATER = Long.toHexString(NOW.getEpochSecond() + 86_400);
    private static final String PAST = Long.toHexString(NOW.getEpochSecond() - 86_400);

    private Database database;
    private MediaRows rows;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        rows = new MediaRows(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void unknownFilesBecomeDueOnceHoweverOftenThePageIsSaved() {
        rows.reel("1", "https://cdn/v.mp4", "https://cdn/c.jpg");
        List<RowSlot> page = List.of(
                slot("1", "1", MediaRole.VIDEO, 0, url("v.mp4", LATER), 480),
                slot("1", "1", MediaRole.COVER, 0, url("c.jpg", LATER), 480));

        assertThat(register(MediaOwner.INSTAGRAM_REELS, page)).isEqualTo(new MediaCounts(2, 0));
        assertThat(register(MediaOwner.INSTAGRAM_REELS, page)).isEqualTo(new MediaCounts(2, 0));

        assertThat(rows.objects())
                .containsOnlyKeys("instagram/1/video", "instagram/1/cover")
                .allSatisfy((key, object) -> assertThat(object)
                        .containsEntry("state", "DUE")
                        .containsEntry("target", "77")
                        .containsEntry("attempts", 0));
        assertThat(rows.links()).hasSize(2);
    }

    @Test
    void aClipInReelsAndFeedIsOneFileAtItsWidestCandidateWithTwoLinks() {
        rows.reel("1", "https://cdn/v.mp4", null);
        rows.post("1", null);
        register(MediaOwner.INSTAGRAM_REELS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("480.mp4", LATER), 480)));
        register(MediaOwner.INSTAGRAM_POSTS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("720.mp4", LATER), 720)));
        register(MediaOwner.INSTAGRAM_REELS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("480b.mp4", LATER), 480)));

        assertThat(rows.objects()).hasSize(1);
        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("source_url", url("720.mp4", LATER))
                .containsEntry("source_width", 720);
        assertThat(rows.links())
                .extracting(link -> link.get("owner_table"))
                .containsExactlyInAnyOrder("instagram_reels", "instagram_posts");
    }

    @Test
    void aFreshLinkReplacesAnExpiredOneEvenWhereItIsNarrower() {
        rows.reel("1", null, null);
        register(MediaOwner.INSTAGRAM_REELS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", PAST), 720)));
        rows.execute(
                "update creatorflow.media_objects set attempts = 2, failure_kind = 'LINK_EXPIRED', next_attempt_at = null");

        register(MediaOwner.INSTAGRAM_REELS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("b.mp4", LATER), 480)));

        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("source_url", url("b.mp4", LATER))
                .containsEntry("source_width", 480)
                .containsEntry("attempts", 2)
                .extractingByKey("next_attempt_at")
                .isNotNull();
    }

    @Test
    void aLostFileIsDueAgainWhenAFreshLinkArrivesButNotWhenItsBytesWereWrong() {
        rows.reel("1", null, null);
        rows.reel("2", null, null);
        List<RowSlot> page = List.of(
                slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", PAST), 480),
                slot("2", "2", MediaRole.VIDEO, 0, url("b.mp4", PAST), 480));
        register(MediaOwner.INSTAGRAM_REELS, page);
        rows.execute("update creatorflow.media_objects set state = 'LOST', attempts = 9, failure_kind ="
                + " case media_pk when '1' then 'LINK_EXPIRED' else 'WRONG_TYPE' end");

        List<RowSlot> fresh = List.of(
                slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", LATER), 480),
                slot("2", "2", MediaRole.VIDEO, 0, url("b.mp4", LATER), 480));

        assertThat(register(MediaOwner.INSTAGRAM_REELS, fresh)).isEqualTo(new MediaCounts(1, 0));
        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("state", "DUE")
                .containsEntry("attempts", 0);
        assertThat(rows.objects().get("instagram/2/video")).containsEntry("state", "LOST");
    }

    @Test
    void defect07AStoredUrlComesBackIntoTheRowWhateverWroteOverIt() {
        rows.reel("1", null, null);
        List<RowSlot> page = List.of(slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", LATER), 480));
        register(MediaOwner.INSTAGRAM_REELS, page);
        rows.stored("instagram/1/video", 'a', "https://media.example/a.mp4");
        rows.execute("update public.instagram_reels set video_url = 'https://cdn/expired.mp4'");

        assertThat(register(MediaOwner.INSTAGRAM_REELS, page)).isEqualTo(new MediaCounts(0, 1));
        assertThat(rows.row("instagram_reels", "1"))
                .containsEntry("video_url", "https://media.example/a.mp4")
                .containsEntry("video_url_stored", true);
        assertThat(rows.objects().get("instagram/1/video")).containsEntry("state", "STORED");
    }

    @Test
    void aFileStoredThroughAnotherRowIsReusedAndItsUrlWrittenAtOnce() {
        rows.reel("1", null, null);
        rows.post("1", null);
        register(MediaOwner.INSTAGRAM_REELS, List.of(slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", LATER), 480)));
        rows.stored("instagram/1/video", 'a', "https://media.example/a.mp4");

        assertThat(register(
                        MediaOwner.INSTAGRAM_POSTS,
                        List.of(slot("1", "1", MediaRole.VIDEO, 0, url("w.mp4", LATER), 720))))
                .isEqualTo(new MediaCounts(0, 1));
        assertThat(rows.row("instagram_posts", "1")).containsEntry("video_url", "https://media.example/a.mp4");
    }

    @Test
    void slidesKeepTheirOrderWithACdnLinkWhereAFileIsNotStoredYet() {
        rows.post("9", "{x,y,z}");
        List<RowSlot> page = List.of(
                slot("9", "11", MediaRole.IMAGE, 0, url("0.jpg", LATER), 720),
                slot("9", "12", MediaRole.COVER, 1, url("1.jpg", LATER), 720),
                slot("9", "12", MediaRole.VIDEO, 1, url("1.mp4", LATER), 720),
                slot("9", "13", MediaRole.IMAGE, 2, url("2.jpg", LATER), 720));
        register(MediaOwner.INSTAGRAM_POSTS, page);
        assertThat(rows.texts("9", "image_urls")).containsExactly("x", "y", "z");

        rows.stored("instagram/13/image", 'd', "https://media.example/d.jpg");
        rows.stored("instagram/12/video", 'e', "https://media.example/e.mp4");
        register(MediaOwner.INSTAGRAM_POSTS, page);

        assertThat(rows.texts("9", "image_urls"))
                .containsExactly(url("0.jpg", LATER), url("1.jpg", LATER), "https://media.example/d.jpg");
        assertThat(rows.texts("9", "video_urls")).containsExactly("https://media.example/e.mp4");
        assertThat(rows.row("instagram_posts", "9"))
                .containsEntry("image_urls_stored", true)
                .containsEntry("thumbnail_url_stored", false);
    }

    @Test
    void defect41AChangedProfilePictureIsANewFileAndTheOldOneStays() {
        rows.creator("77", "https://cdn/old");
        register(MediaOwner.INSTAGRAM_CREATORS, List.of(picture(url("1_n.jpg", LATER))));
        String first = rows.objects().keySet().iterator().next();
        rows.stored(first, 'a', "https://media.example/a.jpg");
        assertThat(register(
                        MediaOwner.INSTAGRAM_CREATORS,
                        List.of(picture("https://other.cdn.test/v/1_n.jpg?oe=" + LATER))))
                .isEqualTo(new MediaCounts(0, 1));

        assertThat(register(MediaOwner.INSTAGRAM_CREATORS, List.of(picture(url("2_n.jpg", LATER)))))
                .isEqualTo(new MediaCounts(1, 0));

        assertThat(rows.objects()).hasSize(2);
        assertThat(rows.row("instagram_creators", "77"))
                .containsEntry("profile_pic_url", "https://media.example/a.jpg");
        assertThat(rows.links())
                .hasSize(2)
                .filteredOn(link -> link.get("replaced_at") == null)
                .hasSize(1);
    }

    @Test
    void aSlideThatMovedUpLeavesItsOldPlace() {
        rows.post("9", null);
        register(
                MediaOwner.INSTAGRAM_POSTS,
                List.of(
                        slot("9", "11", MediaRole.IMAGE, 0, url("0.jpg", LATER), 720),
                        slot("9", "12", MediaRole.IMAGE, 1, url("1.jpg", LATER), 720)));
        rows.stored("instagram/12/image", 'b', "https://media.example/b.jpg");

        register(MediaOwner.INSTAGRAM_POSTS, List.of(slot("9", "12", MediaRole.IMAGE, 0, url("1.jpg", LATER), 720)));

        assertThat(rows.texts("9", "image_urls")).containsExactly("https://media.example/b.jpg");
    }

    @Test
    void aSlideThatWasTakenOutOfACarouselLeavesItsLists() {
        rows.post("9", null);
        RowSlot first = slide("11", MediaRole.IMAGE, 0, "0.jpg", true);
        RowSlot second = slide("12", MediaRole.IMAGE, 1, "1.jpg", true);
        RowSlot cover = slide("13", MediaRole.COVER, 2, "2.jpg", true);
        RowSlot video = slide("13", MediaRole.VIDEO, 2, "2.mp4", true);
        storedCarousel(List.of(first, second, cover, video));
        assertThat(rows.texts("9", "image_urls")).hasSize(3);
        assertThat(rows.texts("9", "video_urls")).hasSize(1);

        assertThat(register(MediaOwner.INSTAGRAM_POSTS, List.of(first, second))).isEqualTo(new MediaCounts(0, 2));

        assertThat(rows.texts("9", "image_urls"))
                .containsExactly("https://media.example/a.jpg", "https://media.example/b.jpg");
        assertThat(rows.row("instagram_posts", "9"))
                .containsEntry("video_urls", null)
                .containsEntry("video_urls_stored", false);
        assertThat(rows.objects()).as("the files stay").hasSize(4);

        register(MediaOwner.INSTAGRAM_POSTS, List.of(first, second, cover, video));
        assertThat(rows.texts("9", "image_urls"))
                .as("what comes back is there again")
                .hasSize(3);
    }

    @Test
    void aSlideThatAPartialAnswerLacksStays() {
        rows.post("9", null);
        storedCarousel(List.of(
                slide("11", MediaRole.IMAGE, 0, "0.jpg", true),
                slide("12", MediaRole.IMAGE, 1, "1.jpg", true),
                slide("13", MediaRole.COVER, 2, "2.jpg", true)));

        register(
                MediaOwner.INSTAGRAM_POSTS,
                List.of(
                        slide("11", MediaRole.IMAGE, 0, "0.jpg", false),
                        slide("12", MediaRole.IMAGE, 1, "1.jpg", false)));
        register(
                MediaOwner.INSTAGRAM_POSTS,
                List.of(
                        slide("11", MediaRole.IMAGE, 0, "0.jpg", true),
                        new RowSlot("9", new MediaSlot("12", MediaRole.IMAGE, 1, "file:///none", 720, 720), true)));

        assertThat(rows.texts("9", "image_urls")).hasSize(3);
    }

    private void storedCarousel(List<RowSlot> slides) {
        register(MediaOwner.INSTAGRAM_POSTS, slides);
        rows.stored("instagram/11/image", 'a', "https://media.example/a.jpg");
        rows.stored("instagram/12/image", 'b', "https://media.example/b.jpg");
        rows.stored("instagram/13/cover", 'c', "https://media.example/c.jpg");
        rows.stored("instagram/13/video", 'd', "https://media.example/d.mp4");
        register(MediaOwner.INSTAGRAM_POSTS, slides);
    }

    private static RowSlot slide(String pk, MediaRole role, int position, String file, boolean whole) {
        return new RowSlot("9", new MediaSlot(pk, role, position, url(file, LATER), 720, 720), whole);
    }

    @Test
    void withoutAStoreNothingBecomesDueAndStoredUrlsStay() {
        rows.reel("1", null, null);
        List<RowSlot> page = List.of(slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", LATER), 480));

        assertThat(register(false, EnumSet.allOf(Kind.class), MediaOwner.INSTAGRAM_REELS, page))
                .isEqualTo(MediaCounts.NONE);
        assertThat(rows.objects()).isEmpty();
    }

    @Test
    void withoutAStoreOnlyAPageWithoutFilesMayBeSettled() {
        MediaRegistry off = registry(false, EnumSet.allOf(Kind.class));
        List<RowSlot> page = List.of(slot("1", "1", MediaRole.VIDEO, 0, url("a.mp4", LATER), 480));

        assertThat(off.maybeSettled(off.list(MediaOwner.INSTAGRAM_REELS, page))).isFalse();
        assertThat(off.maybeSettled(off.list(MediaOwner.INSTAGRAM_REELS, List.of())))
                .isTrue();
    }

    @Test
    void onlyTheChosenKindsAreKept() {
        rows.post("9", null);
        List<RowSlot> page = List.of(
                slot("9", "9", MediaRole.IMAGE, 0, url("0.jpg", LATER), 720),
                slot("8", "81", MediaRole.IMAGE, 0, url("1.jpg", LATER), 720),
                slot("7", "7", MediaRole.VIDEO, 0, url("2.mp4", LATER), 720));

        assertThat(register(true, Set.of(Kind.PHOTO), MediaOwner.INSTAGRAM_POSTS, page))
                .isEqualTo(new MediaCounts(1, 0));
        assertThat(rows.objects()).containsOnlyKeys("instagram/9/image");
    }

    @Test
    void defect67NothingIsRegisteredUnderAnIdOrALinkThatIsNone() {
        rows.post("9", null);
        List<RowSlot> page = List.of(
                slot("9", "../../etc", MediaRole.IMAGE, 0, url("0.jpg", LATER), 720),
                slot("9", "10", MediaRole.IMAGE, 1, "file:///etc/passwd", 720),
                slot("9", "11", MediaRole.IMAGE, 2, "https://user:secret@cdn.test/a.jpg", 720),
                slot("9", "12", MediaRole.IMAGE, 3, "https://cdn.test/a\u0000b.jpg", 720),
                slot("9", "13", MediaRole.IMAGE, 4, "", 720));

        assertThat(register(MediaOwner.INSTAGRAM_POSTS, page)).isEqualTo(MediaCounts.NONE);
        assertThat(rows.objects()).isEmpty();
    }

    @Test
    void slidesThatBorrowThePostsIdAreDifferentFiles() {
        rows.post("9", null);
        register(
                MediaOwner.INSTAGRAM_POSTS,
                List.of(
                        slot("9", "9", MediaRole.IMAGE, 0, url("0.jpg", LATER), 720),
                        slot("9", "9", MediaRole.IMAGE, 1, url("1.jpg", LATER), 720)));

        assertThat(rows.objects()).containsOnlyKeys("instagram/9/image", "instagram/9/image/1");
    }

    private MediaCounts register(MediaOwner owner, List<RowSlot> slots) {
        return register(true, EnumSet.allOf(Kind.class), owner, slots);
    }

    private MediaCounts register(boolean enabled, Set<Kind> kinds, MediaOwner owner, List<RowSlot> slots) {
        MediaRegistry registry = registry(enabled, kinds);
        return database.transaction(statements -> registry.register(statements, owner, "77", slots));
    }

    private static MediaRegistry registry(boolean enabled, Set<Kind> kinds) {
        return new MediaRegistry(
                enabled,
                new MediaSettings(kinds, null, List.of(), MediaSettings.Transcode.OFF, BigDecimal.ONE),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static RowSlot picture(String url) {
        return slot("77", "77", MediaRole.PROFILE_PICTURE, 0, url, 320);
    }

    private static RowSlot slot(String row, String mediaPk, MediaRole role, int position, String url, int width) {
        return new RowSlot(row, new MediaSlot(mediaPk, role, position, url, width, width));
    }

    private static String url(String file, String expires) {
        return "https://scontent.cdn.test/v/" + file + "?_nc_cat=1&oe=" + expires;
    }
}
