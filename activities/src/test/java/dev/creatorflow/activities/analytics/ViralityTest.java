package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViralityTest {
    private static final AnalyticsRules RULES = AnalyticsRules.standard();

    private static Sample[] reels(long... views) {
        Sample[] reels = new Sample[views.length];
        for (int i = 0; i < views.length; i++) {
            reels[i] = Sample.reel("r" + i).views(views[i]).daysAgo(i);
        }
        return reels;
    }

    private static List<Boolean> verdicts(Sample... reels) {
        return Virality.ofReels(Stream.of(reels).map(Sample::build).toList(), RULES).stream()
                .map(ViralVerdict::viral)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 10000, true", // at both bars
        "49999, 100, false", // below the floor
        "50000, 10001, false", // below the multiple
        "60000, 12000, true",
        "50000, 0, true",
    })
    void aReelIsViralAtTheFloorAndTheMultipleOfTheOthersMedian(long views, long others, boolean viral) {
        assertThat(verdicts(reels(views, others, others, others)).getFirst()).isEqualTo(viral);
    }

    @Test
    void defect29TheMediumItselfIsNoPartOfItsBaseline() {
        ViralVerdict hit = Virality.ofReels(
                        Stream.of(reels(600_000, 10, 30, 20)).map(Sample::build).toList(), RULES)
                .getFirst();
        assertThat(hit).isEqualTo(new ViralVerdict("r0", 600_000L, 20.0, true));
    }

    @Test
    void defect29OneHitDoesNotHideTheNext() {
        // Under the old mean rule neither could be viral: the mean is 240,060.
        assertThat(verdicts(reels(600_000, 600_000, 100, 100, 100))).containsExactly(true, true, false, false, false);
    }

    @Test
    void defect29FourReelsAreEnoughToDecideAndThreeAreNot() {
        assertThat(verdicts(reels(600_000, 10, 10, 10))).containsExactly(true, false, false, false);
        assertThat(verdicts(reels(600_000, 10, 10))).containsExactly(null, false, false);
    }

    @Test
    void aReelWithoutKnownPlaysIsUndecidedAndNoBaseline() {
        assertThat(verdicts(
                        Sample.reel("1").views(600_000),
                        Sample.reel("2").views(10),
                        Sample.reel("3").views(10),
                        Sample.reel("4")))
                .containsExactly(null, false, false, null);
    }

    @Test
    void defect29APostNeedsAFloorToo() {
        assertThat(posts(2_500, 500)).isTrue();
        assertThat(posts(2_499, 1)).isFalse();
        assertThat(posts(2_500, 501)).isFalse();
    }

    private static boolean posts(long engagement, long others) {
        List<MediaSample> posts = Stream.of(
                        Sample.post("hit").counts(engagement - 1, 1),
                        Sample.post("a").counts(others, 0),
                        Sample.post("b").counts(others, 0),
                        Sample.post("c").counts(others, 0))
                .map(Sample::build)
                .toList();
        return Virality.ofPosts(posts, RULES).getFirst().viral();
    }

    @Test
    void defect29CountAndRateAreAboutTheSameMedia() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("r0").views(900_000).counts(1, 0),
                Sample.reel("r1").views(100).counts(1, 0),
                Sample.reel("r2").views(100).counts(1, 0),
                Sample.reel("r3").views(100).counts(1, 0),
                Sample.reel("r4").counts(1, 0),
                Sample.post("p0").counts(9_000, 0),
                Sample.post("p1").counts(100, 0),
                Sample.post("p2").counts(100, 0),
                Sample.post("p3").counts(100, 0));
        assertThat(analytics.value(Metric.VIRAL_CONTENT_COUNT)).isEqualTo(2);
        assertThat(analytics.value(Metric.VIRAL_REEL_COUNT)).isEqualTo(1);
        assertThat(analytics.value(Metric.VIRAL_POST_COUNT)).isEqualTo(1);
        Measure rate = analytics.measure(Metric.VIRAL_CONTENT_RATE);
        assertThat(rate.value()).isEqualTo(25);
        assertThat(rate.n()).isEqualTo(8);
        assertThat(rate.missingShare()).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(rate.low()).isCloseTo(7.1479, within(1e-3));
        assertThat(rate.high()).isCloseTo(59.072, within(1e-3));
    }

    @Test
    void thresholdsAreSettings() {
        CreatorAnalytics analytics = Figures.of(RULES.viral(1_000, 2.0), reels(1_000, 500, 500, 500, 999));
        assertThat(analytics.value(Metric.VIRAL_CONTENT_COUNT)).isEqualTo(1);
        assertThat(analytics.value(Metric.VIRAL_THRESHOLD_MULTIPLIER)).isEqualTo(2);
    }

    @Test
    void nothingDecidedIsUnknown() {
        CreatorAnalytics analytics = Figures.of(Sample.reel("1"));
        assertThat(analytics.value(Metric.VIRAL_CONTENT_COUNT)).isNull();
        assertThat(analytics.value(Metric.VIRAL_CONTENT_RATE)).isNull();
    }
}
