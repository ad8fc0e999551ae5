package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptionFiguresTest {

    @Test
    void defect32AMissingCaptionIsNotTheWordNone() {
        CreatorAnalytics analytics = Figures.of(
                Sample.post("1").caption("hi #a #b @c"),
                Sample.post("2").caption(null),
                Sample.post("3").caption(""));
        assertThat(analytics.measure(Metric.AVG_CAPTION_LENGTH))
                .extracting(Measure::value, Measure::n, Measure::missingShare)
                .containsExactly(11.0, 1, 0.0);
        assertThat(analytics.value(Metric.AVG_HASHTAG_COUNT)).isEqualTo(2);
        assertThat(analytics.value(Metric.AVG_MENTION_COUNT)).isEqualTo(1);
    }

    @Test
    void lengthsAreCodePointsAndTagsOfEveryAlphabetCount() {
        CreatorAnalytics analytics =
                Figures.of(Sample.post("1").caption("🤎 #日本"), Sample.post("2").caption("#é"));
        assertThat(analytics.value(Metric.AVG_CAPTION_LENGTH)).isEqualTo(3.5);
        assertThat(analytics.value(Metric.AVG_HASHTAG_COUNT)).isEqualTo(1);
    }

    @Test
    void captionsOfReelsHaveTheirOwnFigures() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").caption("abcd #x @y @z"),
                Sample.clipInFeed("2").caption("ab"),
                Sample.post("3").caption("a"));
        assertThat(analytics.value(Metric.AVG_REEL_CAPTION_LENGTH)).isEqualTo(7.5);
        assertThat(analytics.value(Metric.AVG_REEL_HASHTAG_COUNT)).isEqualTo(0.5);
        assertThat(analytics.value(Metric.AVG_REEL_MENTION_COUNT)).isEqualTo(1);
        assertThat(analytics.measure(Metric.REELS_USE_HASHTAGS).text()).isEqualTo("yes");
        assertThat(analytics.measure(Metric.USES_HASHTAGS).text()).isEqualTo("no");
        assertThat(analytics.value(Metric.AVG_CAPTION_LENGTH)).isEqualTo(1);
        assertThat(analytics.value(Metric.AVG_HASHTAG_COUNT)).isZero();
        assertThat(analytics.value(Metric.AVG_MENTION_COUNT)).isZero();
    }

    @Test
    void aCaptionNotDeliveredIsMissing() {
        CreatorAnalytics analytics =
                Figures.of(Sample.post("1").caption("abc"), Sample.post("2").captionNotDelivered());
        assertThat(analytics.measure(Metric.AVG_CAPTION_LENGTH))
                .extracting(Measure::value, Measure::missingShare)
                .containsExactly(3.0, 0.5);
        Measure uses = analytics.measure(Metric.USES_HASHTAGS);
        assertThat(uses.value()).isNull();
        assertThat(uses.text()).isNull();
        assertThat(uses.missingShare()).isEqualTo(0.5);
    }

    @Test
    void oneTagIsEnoughForYes() {
        Measure uses = Figures.of(
                        Sample.post("1").caption("#a"), Sample.post("2").captionNotDelivered())
                .measure(Metric.USES_HASHTAGS);
        assertThat(uses.value()).isEqualTo(1);
        assertThat(uses.text()).isEqualTo("yes");
    }

    @Test
    void noNeedsEveryCaptionRead() {
        Measure uses = Figures.of(
                        Sample.post("1").caption("a"), Sample.post("2").caption(null))
                .measure(Metric.USES_HASHTAGS);
        assertThat(uses.value()).isZero();
        assertThat(uses.text()).isEqualTo("no");
        assertThat(uses.n()).isEqualTo(2);
        StreamCoverage unknown = StreamCoverage.unknown();
        assertThat(Figures.of(unknown, unknown).measure(Metric.USES_HASHTAGS).text())
                .isNull();
        assertThat(Figures.of(StreamCoverage.complete(), unknown)
                        .measure(Metric.REELS_USE_HASHTAGS)
                        .text())
                .isEqualTo("no");
        assertThat(Figures.of(unknown, StreamCoverage.complete())
                        .measure(Metric.USES_HASHTAGS)
                        .text())
                .isEqualTo("no");
    }
}
