package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnMediaTest {

    private static OwnMedia own(Sample... media) {
        return own(AnalyticsRules.standard(), media);
    }

    private static OwnMedia own(AnalyticsRules rules, Sample... media) {
        return OwnMedia.of(Stream.of(media).map(Sample::build).toList(), rules, Sample.NOW);
    }

    private static List<String> keys(List<MediaSample> media) {
        return media.stream().map(MediaSample::mediaPk).toList();
    }

    @Test
    void defect26AClipOfBothStreamsIsOneReelWithTheCountersOfBoth() {
        OwnMedia own = own(
                Sample.reel("1").views(10_125).counts(948, 35),
                Sample.clipInFeed("1").counts(941, 36).reshares(49).caption("hi"));
        assertThat(own.posts()).isEmpty();
        assertThat(own.reels()).hasSize(1);
        MediaSample merged = own.reels().getFirst();
        assertThat(merged.inReels()).isTrue();
        assertThat(merged.inFeed()).isTrue();
        assertThat(merged.views()).isEqualTo(10_125);
        assertThat(merged.likes()).isEqualTo(948);
        assertThat(merged.comments()).isEqualTo(36);
        assertThat(merged.reshares()).isEqualTo(49);
        assertThat(merged.caption()).isEqualTo("hi");
    }

    @Test
    void aFlagOfEitherStreamHoldsAndOwnershipNeedsBoth() {
        MediaSample one = sample(false, null, null);
        MediaSample other = sample(true, Sample.NOW, "text");
        for (MediaSample merged : List.of(one.mergedWith(other), other.mergedWith(one))) {
            assertThat(merged.inReels()).isTrue();
            assertThat(merged.inFeed()).isTrue();
            assertThat(merged.clip()).isTrue();
            assertThat(merged.pinned()).isTrue();
            assertThat(merged.likesHidden()).isTrue();
            assertThat(merged.likes()).isNull();
            assertThat(merged.captionKnown()).isTrue();
            assertThat(merged.paidPartnership()).isTrue();
            assertThat(merged.ownedByCreator()).isFalse();
            assertThat(merged.takenAt()).isEqualTo(Sample.NOW);
            assertThat(merged.caption()).isEqualTo("text");
            assertThat(merged.saves()).isEqualTo(2);
        }
        MediaSample same = one.mergedWith(one);
        assertThat(same).isEqualTo(one);
    }

    private static MediaSample sample(boolean flag, Instant takenAt, String caption) {
        Long saves = flag ? 2L : 1L;
        return new MediaSample(
                "1",
                flag,
                !flag,
                MediaForm.VIDEO,
                flag,
                takenAt,
                flag,
                null,
                3L,
                flag,
                null,
                null,
                saves,
                caption,
                flag,
                flag,
                !flag);
    }

    @Test
    void aClipOnlyTheFeedListsIsAReelAndAnOldVideoIsAPost() {
        OwnMedia own = own(Sample.clipInFeed("clip"), Sample.post("video"), Sample.reel("reel"));
        assertThat(keys(own.reels())).containsExactly("clip", "reel");
        assertThat(keys(own.posts())).containsExactly("video");
        assertThat(keys(own.all())).containsExactly("clip", "reel", "video");
    }

    @Test
    void whatTheReelsStreamListsIsAReelWhateverItsProductType() {
        MediaSample listed = sample(false, Sample.NOW, "text");
        assertThat(listed.isReel()).isFalse();
        assertThat(listed.mergedWith(sample(true, null, null)).isReel()).isTrue();
        MediaSample odd = new MediaSample(
                "1",
                true,
                false,
                MediaForm.VIDEO,
                false,
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                false,
                true);
        assertThat(odd.isReel()).isTrue();
    }

    @Test
    void ofTwoTimesTheFirstKnownOneStands() {
        Instant later = Sample.NOW.plusSeconds(1);
        assertThat(sample(false, Sample.NOW, null)
                        .mergedWith(sample(false, later, null))
                        .takenAt())
                .isEqualTo(Sample.NOW);
        assertThat(sample(false, null, "first")
                        .mergedWith(sample(false, later, "other"))
                        .caption())
                .isEqualTo("first");
    }

    @Test
    void coauthoredMediaOfOthersAreLeftOutAndCounted() {
        OwnMedia own = own(Sample.reel("1").ofSomebodyElse(), Sample.post("2").ofSomebodyElse(), Sample.post("3"));
        assertThat(own.coauthored()).isEqualTo(2);
        assertThat(keys(own.all())).containsExactly("3");
    }

    @Test
    void theNewestOfEachKindAreLookedAtWhateverARunFetched() {
        AnalyticsRules rules = new AnalyticsRules(ZoneOffset.UTC, 1, 1, 2, 1);
        OwnMedia own = own(
                rules,
                Sample.reel("r3").daysAgo(3),
                Sample.reel("r1").daysAgo(1),
                Sample.reel("r2").daysAgo(2),
                Sample.reel("r0").at(null),
                Sample.post("b").daysAgo(5),
                Sample.post("a").daysAgo(5));
        assertThat(keys(own.reels())).containsExactly("r1", "r2");
        assertThat(keys(own.posts())).containsExactly("a");
        assertThat(own(new AnalyticsRules(ZoneOffset.UTC, 0, 1, 0, 0), Sample.reel("1"), Sample.post("2"))
                        .all())
                .isEmpty();
    }

    @Test
    void defect30AnImpossibleTimeIsUnknown() {
        Instant launch = Instant.parse("2010-10-06T00:00:00Z");
        Instant tomorrow = Sample.NOW.plus(Duration.ofDays(1));
        OwnMedia own = own(
                Sample.post("1").at(tomorrow),
                Sample.post("2").at(tomorrow.plusSeconds(1)),
                Sample.post("3").at(launch),
                Sample.post("4").at(launch.minusSeconds(1)),
                Sample.post("5").at(Instant.ofEpochSecond(1_758_029_377_000_000L)));
        assertThat(own.posts())
                .extracting(MediaSample::mediaPk, MediaSample::takenAt)
                .containsExactlyInAnyOrder(
                        tuple("1", tomorrow), tuple("2", null), tuple("3", launch), tuple("4", null), tuple("5", null));
    }

    @Test
    void hiddenLikesStayUnknownAlsoWhenTheOtherStreamShowsANumber() {
        OwnMedia own =
                own(Sample.reel("1").hiddenLikes(), Sample.clipInFeed("1").likes(500));
        assertThat(own.reels().getFirst().likes()).isNull();
    }

    @Test
    void rulesRefuseNonsense() {
        for (AnalyticsRulesCall call : List.<AnalyticsRulesCall>of(
                () -> AnalyticsRules.standard().viral(-1, 5),
                () -> AnalyticsRules.standard().viral(1, 0),
                () -> new AnalyticsRules(ZoneOffset.UTC, 1, 1, -1, 1),
                () -> new AnalyticsRules(ZoneOffset.UTC, 1, 1, 1, -1))) {
            assertThatIllegalArgumentException().isThrownBy(call::make);
        }
        assertThat(AnalyticsRules.standard()).isEqualTo(new AnalyticsRules(ZoneOffset.UTC, 50_000, 5.0, 90, 30));
        assertThat(AnalyticsRules.standard().viral(0, 0.1).in(ZoneOffset.MAX))
                .isEqualTo(new AnalyticsRules(ZoneOffset.MAX, 0, 0.1, 90, 30));
    }

    private interface AnalyticsRulesCall {
        AnalyticsRules make();
    }
}
