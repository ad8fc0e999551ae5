package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one creator of whom all answers of an hour were recorded. */
class RecordedCreatorTest {
    private static final String CREATOR = "72700000431";

    private final LooterMapper mapper = new LooterMapper();

    @Test
    void bothStreamsTogetherHaveSeventeenMediaInSixVideosAndTwentyFiveImages() {
        List<MediaItem> all = new ArrayList<>(page(Stream.REELS).items());
        all.addAll(page(Stream.POSTS).items());
        assertThat(all).hasSize(18).extracting(MediaItem::mediaPk).doesNotContain("3722942542216596500");
        assertThat(all.stream().map(MediaItem::mediaPk).distinct()).hasSize(17);

        Map<String, MediaSlot> slots = new LinkedHashMap<>();
        all.forEach(item -> item.slots().forEach(slot -> slots.put(slot.mediaPk() + slot.role(), slot)));
        assertThat(slots).hasSize(31);
        assertThat(slots.values().stream().filter(slot -> slot.role() == MediaRole.VIDEO))
                .hasSize(6);
        assertThat(slots.values().stream().filter(slot -> slot.role() == MediaRole.COVER))
                .hasSize(6);
        assertThat(slots.values().stream().filter(slot -> slot.role() == MediaRole.IMAGE))
                .hasSize(19);
    }

    @Test
    void defect21TheReelInBothStreamsHasOneKeyAlthoughTheFeedsNumberIsDamaged() {
        MediaItem reel = item(Stream.REELS, "3722942542216596724");
        MediaItem post = item(Stream.POSTS, "3722942542216596724");
        assertThat(reel.mediaId()).isEqualTo(post.mediaId()).isEqualTo("3722942542216596724_" + CREATOR);
        assertThat(reel.shortcode()).isEqualTo(post.shortcode()).isEqualTo("DOqjIRkAoz0");
        assertThat(reel.isClip()).isTrue();
        assertThat(post.isClip()).isTrue();
        assertThat(reel.owner()).isEqualTo(post.owner());
    }

    @Test
    void defect16EachStreamGivesTheCountersItHasAndNullForTheOthers() {
        assertThat(item(Stream.POSTS, "3722942542216596724").counters())
                .isEqualTo(new MediaCounters(941L, false, 35L, null, null, null, 49L, 3L, null, null));
        assertThat(item(Stream.POSTS, "3722091117001457336").counters().reposts())
                .as("absent beside a delivered reshare count")
                .isZero();
        MediaCounters reel = item(Stream.REELS, "3681760986773712481").counters();
        assertThat(reel)
                .isEqualTo(new MediaCounters(13298L, false, 105L, 1444625L, 1444625L, null, null, null, null, null));
    }

    @Test
    void shortcodesAreTheKeyInBaseSixtyFour() {
        for (Stream stream : Stream.values()) {
            assertThat(page(stream).items())
                    .allSatisfy(item ->
                            assertThat(MediaKey.ofShortcode(item.shortcode())).isEqualTo(item.mediaPk()));
        }
    }

    @Test
    void onlyTheFirstReelIsPinned() {
        assertThat(page(Stream.REELS).items().stream().filter(MediaItem::pinned))
                .extracting(MediaItem::mediaPk)
                .containsExactly("3681760986773712481");
        assertThat(page(Stream.POSTS).items()).noneMatch(MediaItem::pinned);
    }

    @Test
    void defect1BothPagingShapesGiveTheirCursor() {
        assertThat(mapper.readHead(Stream.POSTS, body(Stream.POSTS)))
                .isEqualTo(new PageHead(12, "3666312149783474087_" + CREATOR, true));
        PageHead reels = mapper.readHead(Stream.REELS, body(Stream.REELS));
        assertThat(reels.entries()).isEqualTo(6);
        assertThat(reels.more()).isTrue();
        assertThat(reels.nextCursor()).endsWith("==");
    }

    @Test
    void aCarouselGivesEachOfItsChildrenUnderItsOwnKey() {
        MediaItem carousel = item(Stream.POSTS, "3718529050835335031");
        assertThat(carousel.form()).isEqualTo(MediaForm.CAROUSEL);
        assertThat(carousel.carouselMediaCount()).isEqualTo(3);
        assertThat(carousel.slots()).extracting(MediaSlot::position).containsExactly(0, 1, 2);
        assertThat(carousel.slots())
                .extracting(MediaSlot::mediaPk)
                .doesNotHaveDuplicates()
                .doesNotContain(carousel.mediaPk())
                .allMatch(pk -> pk.matches("[0-9]{19}"));
    }

    @Test
    void nothingOfTheRecordedPagesIsRejectedOrUnknown() {
        for (Stream stream : Stream.values()) {
            MappedPage page = page(stream);
            assertThat(page.rejected()).isEmpty();
            assertThat(page.drift().counts().keySet())
                    .noneMatch(finding -> finding.kind() != Drift.Kind.MISSING && finding.kind() != Drift.Kind.NULL);
        }
    }

    @Test
    void defect14TheProfileIsWholeWithItsBioLinks() {
        ProfileLookup lookup = mapper.mapProfile(RecordedBodies.body("instagram-looter/profile.json"));
        assertThat(lookup).isInstanceOf(ProfileLookup.Found.class);
        Profile profile = ((ProfileLookup.Found) lookup).profile();
        assertThat(profile.igUserId()).isEqualTo(CREATOR);
        assertThat(profile.username()).isEqualTo("atelier.nova");
        assertThat(profile.followerCount()).isEqualTo(108221L);
        assertThat(profile.followingCount()).isEqualTo(54L);
        assertThat(profile.mediaCount()).isEqualTo(34L);
        assertThat(profile.bioLinks()).singleElement().satisfies(link -> {
            assertThat(link.url()).isEqualTo("http://link.me/ateliernova");
            assertThat(link.title()).isNull();
        });
        assertThat(profile.fbid()).isEqualTo("17841472882932633");
        assertThat(profile.categoryName()).isEqualTo("Public figure");
        assertThat(profile.isPrivate()).isFalse();
        assertThat(profile.profilePicUrl()).startsWith("https://");
        assertThat(profile.delivered()).hasSize(6);
    }

    @Test
    void timesAreSeconds() {
        assertThat(item(Stream.POSTS, "3722942542216596724").takenAt()).isEqualTo(Instant.ofEpochSecond(1758029377));
    }

    private MediaItem item(Stream stream, String pk) {
        return page(stream).items().stream()
                .filter(item -> item.mediaPk().equals(pk))
                .findFirst()
                .orElseThrow();
    }

    private MappedPage page(Stream stream) {
        return mapper.mapPage(stream, body(stream));
    }

    private static byte[] body(Stream stream) {
        return RecordedBodies.body("instagram-looter/" + (stream == Stream.REELS ? "reels.json" : "user-feeds.json"));
    }
}
