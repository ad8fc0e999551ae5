package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.analytics.CreatorAnalytics;
import dev.creatorflow.activities.analytics.CreatorSample;
import dev.creatorflow.activities.analytics.MediaSample;
import dev.creatorflow.activities.analytics.StreamCoverage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the formulas get to see of bodies that were stored. */
class SampleReaderTest {
    private static final Instant POSTED = Instant.parse("2026-11-10T08:00:00Z");

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void aStoredReelBecomesASample() {
        ObjectNode reel = Bodies.with(
                Bodies.reel("11", POSTED),
                body -> body.put("reshare_count", 49)
                        .put("save_count", 8)
                        .put("is_paid_partnership", true)
                        .putArray("clips_tab_pinned_user_ids")
                        .add(Bodies.CREATOR));

        assertThat(media(reel))
                .containsExactly(new MediaSample(
                        "11",
                        true,
                        false,
                        MediaForm.VIDEO,
                        true,
                        POSTED,
                        true,
                        990L,
                        100L,
                        false,
                        10L,
                        49L,
                        8L,
                        "hello #tag @friend",
                        true,
                        true,
                        true));
    }

    @Test
    void theFeedIsTheOtherStreamAndItsPlaysAreNotTaken() {
        MediaSample clip = sample(Bodies.reelsPage(false), Bodies.postsPage(false, Bodies.reel("11", POSTED)))
                .media()
                .getFirst();

        assertThat(clip.inReels()).isFalse();
        assertThat(clip.inFeed()).isTrue();
        assertThat(clip.isReel()).isTrue();
        assertThat(clip.views()).isNull();
        assertThat(clip.paidPartnership()).isFalse();
    }

    @Test
    void playsWithFacebooksStandInWhereInstagramsAreNotDelivered() {
        assertThat(media(Bodies.with(Bodies.reel("11", POSTED), reel -> reel.remove("ig_play_count"))))
                .extracting(MediaSample::views)
                .containsExactly(1000L);
    }

    @Test
    void whatIsHiddenOrWasNotDeliveredIsUnknown() {
        ObjectNode bare = Bodies.with(
                Bodies.reel("11", POSTED),
                reel -> reel.put("like_and_view_counts_disabled", true)
                        .put("like_count", 3)
                        .remove(List.of("comment_count", "caption", "taken_at")));

        MediaSample sample = media(bare).getFirst();

        assertThat(sample.likesHidden()).isTrue();
        assertThat(sample.likes()).isNull();
        assertThat(sample.comments()).isNull();
        assertThat(sample.reshares()).isNull();
        assertThat(sample.caption()).isNull();
        assertThat(sample.captionKnown()).isFalse();
        assertThat(sample.takenAt()).isNull();
    }

    @Test
    void aMediumBelongsToItsOwnerAndToTheCreatorWhereNoneIsNamed() {
        ObjectNode nameless = Bodies.with(
                Bodies.reel("11", POSTED), reel -> reel.put("id", "11").remove("user"));
        ObjectNode foreign = Bodies.reel("12", POSTED).put("id", "12_9009");
        foreign.putObject("user").put("pk", "9009").put("id", "9009");

        assertThat(media(nameless, foreign))
                .extracting(MediaSample::mediaPk, MediaSample::ownedByCreator)
                .containsExactlyInAnyOrder(tuple("11", true), tuple("12", false));
    }

    @Test
    void aWalkReachesBackToItsOldestMediumThatIsNotPinned() {
        ObjectNode pinned = Bodies.with(
                Bodies.reel("9", POSTED.minus(Duration.ofDays(400))),
                reel -> reel.putArray("clips_tab_pinned_user_ids").add(Bodies.CREATOR));
        ObjectNode timeless = Bodies.with(Bodies.reel("10", POSTED), reel -> reel.remove("taken_at"));
        ObjectNode page = Bodies.reelsPage(
                true, pinned, Bodies.reel("12", POSTED.plusSeconds(9)), Bodies.reel("11", POSTED), timeless);

        CreatorSample sample = sample(page, Bodies.postsPage(false, Bodies.photo("21", POSTED)));

        assertThat(sample.reels()).isEqualTo(StreamCoverage.backTo(POSTED));
        assertThat(sample.feed()).isEqualTo(StreamCoverage.complete());
        assertThat(sample.followers()).isEqualTo(5000);
    }

    private List<MediaSample> media(ObjectNode... reels) {
        return sample(Bodies.reelsPage(false, reels), Bodies.postsPage(false)).media();
    }

    private CreatorSample sample(ObjectNode reels, ObjectNode posts) {
        scrapes.open("run-1", Bodies.CREATOR);
        scrapes.profile("run-1", NOON, Bodies.profile(Bodies.CREATOR, "ann", 5000, 3));
        scrapes.reels("run-1", 0, NOON, reels);
        scrapes.posts("run-1", 0, NOON, posts);
        List<CreatorSample> seen = new ArrayList<>();
        new AnalyticsStore(scrapes.database, AnalyticsRules.standard(), (sample, history, rules, asOf) -> {
                    seen.add(sample);
                    return CreatorAnalytics.of(sample, history, rules, asOf);
                })
                .compute(new ComputeAnalytics("run-1", Bodies.CREATOR));
        return seen.getFirst();
    }
}
