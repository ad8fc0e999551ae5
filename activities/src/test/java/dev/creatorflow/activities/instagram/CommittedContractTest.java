package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must come of the invented bodies beside the tests. */
class CommittedContractTest {
    private final LooterMapper mapper = new LooterMapper();

    static List<String> pages() {
        return List.copyOf(CommittedBodies.pages().keySet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCommittedPagesAreWhatTheGeneratorWrites(String name) {
        assertThat(Bodies.tree(CommittedBodies.read(name)))
                .as("run CommittedBodies.main to write %s again", name)
                .isEqualTo(Bodies.tree(CommittedBodies.pages().get(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "reels.json, REELS, 5, QVFDaW52ZW50ZWQ=",
        "reels-last.json, REELS, 2,",
        "feed.json, POSTS, 5, 3600000000000000000_72700000999",
        "feed-last.json, POSTS, 2,",
        "enveloped.json, POSTS, 5, 3600000000000000000_72700000999",
        "enveloped-last.json, POSTS, 2,",
        "timeline.json, POSTS, 5, 3600000000000000000_72700000999",
        "timeline-last.json, POSTS, 2,",
    })
    void everyShapeOfPageIsRead(String name, Stream stream, int media, String cursor) {
        byte[] body = CommittedBodies.read(name);
        assertThat(mapper.readHead(stream, body)).isEqualTo(new PageHead(media, cursor, cursor != null));
        assertThat(mapper.mapPage(stream, body).items()).hasSize(media);
        assertThat(mapper.mapPage(stream, body).rejected()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile.json", "profile-enveloped.json", "profile-under-user.json", "profile-flat.json"})
    void everyShapeOfProfileIsRead(String name) {
        Profile profile = found(name);
        assertThat(profile.igUserId()).isEqualTo("72700000999");
        assertThat(profile.username()).isEqualTo("invented.owner");
        assertThat(profile.followerCount()).isEqualTo(108221L);
        assertThat(profile.followingCount()).isEqualTo(54L);
        assertThat(profile.mediaCount()).isEqualTo(34L);
        assertThat(profile.isPrivate()).isFalse();
    }

    @Test
    void aPrivateProfileHasItsCountsAndNoLinkBecauseItClearedIt() {
        Profile profile = found("profile-private.json");
        assertThat(profile.isPrivate()).isTrue();
        assertThat(profile.mediaCount()).isEqualTo(1080L);
        assertThat(profile.externalUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile-missing.json", "profile-missing-null-user.json"})
    void anAccountThatIsNotThereIsNotFound(String name) {
        assertThat(mapper.mapProfile(CommittedBodies.read(name))).isInstanceOf(ProfileLookup.NotFound.class);
    }

    @Test
    void relatedAccountsWithoutAnIdAreLeftOut() {
        assertThat(mapper.mapRelated(CommittedBodies.read("related.json")))
                .extracting(RelatedAccount::igUserId, RelatedAccount::username)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("5000000001", "invented.one"),
                        org.assertj.core.groups.Tuple.tuple("5000000002", "invented.two"));
        assertThat(mapper.mapRelated(CommittedBodies.read("profile-missing-null-user.json")))
                .isEmpty();
        assertThatThrownBy(() -> mapper.mapRelated(CommittedBodies.read("feed.json")))
                .isInstanceOf(UnreadableBodyException.class);
    }

    @Test
    void defect6AnEntryThatDoesNotMapIsKeptWithItsReasonAndCostsNoOther() {
        MappedPage page = mapper.mapPage(Stream.POSTS, CommittedBodies.read("odd-entries.json"));
        assertThat(page.items())
                .extracting(MediaItem::mediaPk)
                .containsExactly("3600000000000000301", "3600000000000000303", "3600000000000000304");
        assertThat(page.rejected()).extracting(RejectedItem::index).containsExactly(0, 1, 2, 3, 4, 5, 7);
        assertThat(page.rejected()).allSatisfy(rejected -> {
            assertThat(rejected.reason()).startsWith("The entry ").endsWith(".");
            assertThat(rejected.snippet()).isNotEmpty();
        });
        assertThat(page.rejected().getLast().mediaPk()).isEqualTo("3600000000000000302");
        assertThat(page.rejected().get(5).mediaPk()).isNull();
        assertThat(page.rejected().get(5).snippet()).contains("3722942542216596500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile.json", "profile-missing.json", "related.json"})
    void whatIsNoPageIsNotReadAsAnEmptyOne(String name) {
        byte[] body = name.equals("profile.json")
                ? CommittedBodies.text(name)
                        .replace("\"edge_owner_to_timeline_media\"", "\"x\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : CommittedBodies.read(name);
        assertThatThrownBy(() -> mapper.readHead(Stream.REELS, body)).isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> mapper.mapPage(Stream.REELS, body)).isInstanceOf(UnreadableBodyException.class);
    }

    private Profile found(String name) {
        ProfileLookup lookup = mapper.mapProfile(CommittedBodies.read(name));
        assertThat(lookup).isInstanceOf(ProfileLookup.Found.class);
        return ((ProfileLookup.Found) lookup).profile();
    }
}
