package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Averages, totals and rates over what is known, and what becomes of what is not. */
class KnownValuesTest {

    private static final Sample SHOWN =
            Sample.reel("shown").views(1_000).counts(80, 20).reshares(4).saves(2);
    private static final Sample HIDDEN =
            Sample.reel("hidden").views(3_000).comments(10).hiddenLikes();
    private static final Sample POST =
            Sample.post("post").counts(30, 10).reshares(6).saves(1);

    @Test
    void defect28HiddenLikesAreLeftOutAndCountedAsMissing() {
        CreatorAnalytics analytics = Figures.of(SHOWN, HIDDEN);
        assertThat(analytics.measure(Metric.AVG_REEL_LIKES))
                .extracting(Measure::value, Measure::n, Measure::missingShare)
                .containsExactly(80.0, 1, 0.5);
        assertThat(analytics.value(Metric.AVG_REEL_COMMENTS)).isEqualTo(15);
        assertThat(analytics.value(Metric.AVG_REEL_ENGAGEMENT)).isEqualTo(100);
        assertThat(analytics.value(Metric.REEL_ENGAGEMENT_RATE)).isCloseTo(0.2, within(1e-12));
        assertThat(analytics.value(Metric.COMMENT_TO_LIKE_RATIO)).isEqualTo(0.25);
        assertThat(analytics.value(Metric.ENGAGEMENT_RATE_BY_VIEWS)).isEqualTo(10);
        assertThat(analytics.value(Metric.LIKES_HIDDEN_COUNT)).isEqualTo(1);
    }

    @Test
    void defect27AveragesAndRatesRestOnTheSameMedia() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").views(0).counts(0, 0),
                Sample.reel("2").views(10).counts(4, 2));
        assertThat(analytics.value(Metric.AVG_REEL_VIEWS)).isEqualTo(5);
        assertThat(analytics.value(Metric.AVG_REEL_LIKES)).isEqualTo(2);
        assertThat(analytics.value(Metric.AVG_REEL_ENGAGEMENT)).isEqualTo(3);
        assertThat(analytics.value(Metric.REEL_ENGAGEMENT_RATE)).isCloseTo(3.0 / 50_000 * 100, within(1e-15));
    }

    @Test
    void aNegativeCounterIsUnknown() {
        CreatorAnalytics analytics = Figures.of(Sample.post("1").likes(-1).comments(0));
        assertThat(analytics.value(Metric.AVG_POST_LIKES)).isNull();
        assertThat(analytics.value(Metric.AVG_POST_COMMENTS)).isZero();
    }

    @Test
    void everyCounterHasItsOwnFigure() {
        CreatorAnalytics analytics = Figures.of(SHOWN, POST);
        assertThat(analytics.value(Metric.AVG_REEL_SHARES)).isEqualTo(4);
        assertThat(analytics.value(Metric.AVG_REEL_SAVES)).isEqualTo(2);
        assertThat(analytics.value(Metric.AVG_POST_SHARES)).isEqualTo(6);
        assertThat(analytics.value(Metric.AVG_POST_SAVES)).isEqualTo(1);
        assertThat(analytics.value(Metric.TOTAL_SHARES)).isEqualTo(10);
        assertThat(analytics.value(Metric.TOTAL_SAVES)).isEqualTo(3);
        assertThat(analytics.value(Metric.SAVE_TO_LIKE_RATIO)).isEqualTo(3.0 / 110);
        assertThat(analytics.value(Metric.TOTAL_ENGAGEMENT)).isEqualTo(140);
        assertThat(analytics.value(Metric.CONTENT_REACH_RATE)).isEqualTo(2);
        assertThat(analytics.value(Metric.MEDIAN_REEL_ENGAGEMENT)).isEqualTo(100);
        assertThat(analytics.value(Metric.MEDIAN_POST_ENGAGEMENT)).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"CONTENT_REACH_RATE", "REEL_ENGAGEMENT_RATE", "POST_ENGAGEMENT_RATE", "ENGAGEMENT_RATE"})
    void defect03WithoutAFollowerBaseThereIsNoRate(Metric rate) {
        assertThat(Figures.of((Long) null, SHOWN, POST).value(rate)).isNull();
        assertThat(Figures.of(0L, SHOWN, POST).value(rate)).isNull();
        assertThat(Figures.of(1L, SHOWN, POST).value(rate)).isPositive();
        assertThat(Figures.of((Long) null, SHOWN, POST).measure(rate).n()).isPositive();
    }

    @Test
    void withoutFollowersTheEngagementPerMediumIsStillKnown() {
        assertThat(Figures.of((Long) null, SHOWN, POST).value(Metric.AVG_ENGAGEMENT_PER_CONTENT))
                .isEqualTo(70);
    }

    @Test
    void ratesCarryAnInterval() {
        Measure rate = Figures.of(100L, SHOWN, POST).measure(Metric.ENGAGEMENT_RATE);
        // 100 and 40: mean 70, standard error 30, t for 1 degree of freedom 12.7062
        assertThat(rate.value()).isEqualTo(70);
        assertThat(rate.low()).isZero();
        assertThat(rate.high()).isCloseTo(70 + 12.706205 * 30, within(1e-4));
        Measure byViews =
                Figures.of(SHOWN, Sample.reel("2").views(500).counts(50, 0)).measure(Metric.ENGAGEMENT_RATE_BY_VIEWS);
        assertThat(byViews.low()).isEqualTo(byViews.high()).isEqualTo(10);
        assertThat(Figures.of(SHOWN).measure(Metric.ENGAGEMENT_RATE).high()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "AVG_REEL_VIEWS",
        "AVG_REEL_LIKES",
        "REEL_ENGAGEMENT_RATE",
        "AVG_POST_LIKES",
        "ENGAGEMENT_RATE",
        "COMMENT_TO_LIKE_RATIO",
        "ENGAGEMENT_RATE_BY_VIEWS",
        "DAYS_SINCE_LAST_POST",
        "POSTING_FREQUENCY_PER_WEEK",
        "VIRAL_CONTENT_RATE",
        "AVG_CAPTION_LENGTH",
        "LEGACY_AVG_REEL_VIEWS",
        "LEGACY_ENGAGEMENT_RATE",
    })
    void defect02NothingFetchedIsUnknownNotZero(Metric metric) {
        Measure measure =
                Figures.of(StreamCoverage.unknown(), StreamCoverage.unknown()).measure(metric);
        assertThat(measure.value()).isNull();
        assertThat(measure.n()).isZero();
        assertThat(measure.missingShare()).isNull();
        assertThat(measure.from()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TOTAL_VIEWS",
        "TOTAL_LIKES",
        "TOTAL_COMMENTS",
        "TOTAL_SAVES",
        "TOTAL_SHARES",
        "TOTAL_ENGAGEMENT",
        "VIRAL_CONTENT_COUNT",
        "VIRAL_REEL_COUNT",
        "VIRAL_POST_COUNT",
        "USES_HASHTAGS",
        "REELS_USE_HASHTAGS",
    })
    void sumsAreZeroOnlyForACreatorKnownToHaveNothing(Metric metric) {
        StreamCoverage some = StreamCoverage.backTo(Sample.NOW.minus(Duration.ofDays(1)));
        assertThat(Figures.of(StreamCoverage.complete(), StreamCoverage.complete())
                        .value(metric))
                .isZero();
        assertThat(Figures.of(some, some).value(metric)).isNull();
        assertThat(Figures.of(StreamCoverage.unknown(), StreamCoverage.unknown())
                        .value(metric))
                .isNull();
    }

    @Test
    void totalsOverBothNeedBothStreamsToBeEmpty() {
        assertThat(Figures.of(StreamCoverage.complete(), StreamCoverage.unknown())
                        .value(Metric.TOTAL_VIEWS))
                .isZero();
        assertThat(Figures.of(StreamCoverage.complete(), StreamCoverage.unknown())
                        .value(Metric.TOTAL_LIKES))
                .isNull();
        assertThat(Figures.of(StreamCoverage.unknown(), StreamCoverage.complete())
                        .value(Metric.TOTAL_LIKES))
                .isNull();
        assertThat(Figures.of(StreamCoverage.unknown(), StreamCoverage.complete())
                        .value(Metric.TOTAL_VIEWS))
                .isNull();
        assertThat(Figures.of(StreamCoverage.complete(), StreamCoverage.unknown())
                        .value(Metric.VIRAL_CONTENT_COUNT))
                .isNull();
        assertThat(Figures.of(StreamCoverage.unknown(), StreamCoverage.complete())
                        .value(Metric.VIRAL_CONTENT_COUNT))
                .isNull();
        assertThat(Figures.of(StreamCoverage.unknown(), StreamCoverage.complete())
                        .value(Metric.VIRAL_POST_COUNT))
                .isZero();
        assertThat(Figures.of(StreamCoverage.complete(), StreamCoverage.unknown())
                        .value(Metric.VIRAL_REEL_COUNT))
                .isZero();
    }

    @Test
    void mediaOfUnknownValueDoNotSumToZero() {
        CreatorAnalytics analytics = Figures.of(Sample.reel("1"), Sample.post("2"));
        assertThat(analytics.value(Metric.TOTAL_VIEWS)).isNull();
        assertThat(analytics.value(Metric.TOTAL_LIKES)).isNull();
        assertThat(analytics.measure(Metric.TOTAL_LIKES).missingShare()).isEqualTo(1);
    }

    @Test
    void aRatioWithNothingToDivideByIsUnknown() {
        CreatorAnalytics analytics = Figures.of(
                Sample.post("1").counts(0, 5), Sample.reel("2").views(0).counts(0, 0));
        assertThat(analytics.value(Metric.COMMENT_TO_LIKE_RATIO)).isNull();
        assertThat(analytics.value(Metric.ENGAGEMENT_RATE_BY_VIEWS)).isNull();
        assertThat(analytics.value(Metric.MEDIAN_REEL_ENGAGEMENT_RATE_BY_VIEWS)).isNull();
        assertThat(Figures.of(Sample.post("1").counts(5, 0)).value(Metric.COMMENT_TO_LIKE_RATIO))
                .isZero();
    }

    @Test
    void theMedianRateByViewsLooksAtEachReel() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").views(100).counts(9, 1),
                Sample.reel("2").views(1_000).counts(190, 10),
                Sample.reel("3").views(10_000).counts(100, 0),
                Sample.reel("4").views(10).comments(1),
                Sample.reel("5").counts(1, 1));
        Measure median = analytics.measure(Metric.MEDIAN_REEL_ENGAGEMENT_RATE_BY_VIEWS);
        assertThat(median.value()).isEqualTo(10);
        assertThat(median.n()).isEqualTo(3);
        assertThat(median.missingShare()).isEqualTo(0.4);
    }

    @Test
    void aFigureSaysItsWindowAndItsMedia() {
        Measure likes = Figures.of(
                        Sample.post("old").likes(1).daysAgo(9),
                        Sample.post("hidden").hiddenLikes().daysAgo(20),
                        Sample.post("new").likes(2).daysAgo(2),
                        Sample.post("timeless").likes(3).at(null))
                .measure(Metric.AVG_POST_LIKES);
        assertThat(likes.from()).isEqualTo(Sample.NOW.minus(Duration.ofDays(9)));
        assertThat(likes.to()).isEqualTo(Sample.NOW.minus(Duration.ofDays(2)));
        assertThat(likes.basis()).containsExactlyInAnyOrder("old", "new", "timeless");
        assertThat(likes.missingShare()).isEqualTo(0.25);
    }
}
