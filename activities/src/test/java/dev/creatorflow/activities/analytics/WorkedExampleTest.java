package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example that was run through the replaced system, under its formulas and under the corrected ones. */
class WorkedExampleTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_758_172_800);
    private static final Instant T = Instant.ofEpochSecond(1_758_000_000);
    private static final double SIX_DIGITS = 5e-7;

    private final CreatorAnalytics corrected = CreatorAnalytics.of(
            new CreatorSample(50_000L, media(), StreamCoverage.complete(), StreamCoverage.complete()),
            List.of(),
            AnalyticsRules.standard(),
            NOW);

    private final LegacyFormulas legacy = LegacyFormulas.of(media(), 50_000L, AnalyticsRules.standard(), NOW);

    private static List<MediaSample> media() {
        return Stream.of(
                        reel("r1", 10_000, 500, 10, 0),
                        reel("r2", 20_000, 900, 0, 3),
                        reel("r3", 0, 100, 5, 5),
                        reel("r4", 12_000, 0, 0, 9),
                        reel("r5", 9_000, 300, 3, 11),
                        reel("r6", 8_000, 200, 2, 12),
                        reel("r7", 600_000, 40_000, 400, 20),
                        post("p1", 1_000, 20, 1).caption("hi #a #b"),
                        post("p2", 2_000, 0, 8).caption(null),
                        post("p3", 0, 0, 15).caption(""))
                .map(Sample::build)
                .toList();
    }

    private static Sample reel(String pk, long views, long likes, long comments, int daysBefore) {
        return Sample.reel(pk).views(views).counts(likes, comments).at(T.minusSeconds(86_400L * daysBefore));
    }

    private static Sample post(String pk, long likes, long comments, int daysBefore) {
        return Sample.post(pk).counts(likes, comments).at(T.minusSeconds(86_400L * daysBefore));
    }

    @ParameterizedTest
    @CsvSource({
        "AVG_REEL_VIEWS, 109833.333333",
        "TOTAL_VIEWS, 659000",
        "AVG_REEL_LIKES, 7000",
        "AVG_REEL_COMMENTS, 84",
        "AVG_REEL_SAVES, 0",
        "AVG_REEL_SHARES, 0",
        "AVG_POST_LIKES, 1500",
        "AVG_POST_COMMENTS, 20",
        "AVG_POST_ENGAGEMENT, 1510",
        "TOTAL_LIKES, 45000",
        "TOTAL_COMMENTS, 440",
        "TOTAL_ENGAGEMENT, 45440",
        "ENGAGEMENT_RATE, 9.088",
        "REEL_ENGAGEMENT_RATE, 12.12",
        "POST_ENGAGEMENT_RATE, 2.013333",
        "AVG_ENGAGEMENT_PER_CONTENT, 4544",
        "COMMENT_TO_LIKE_RATIO, 0.009778",
        "SAVE_TO_LIKE_RATIO, 0",
        "REELS_VS_POSTS_PERFORMANCE, 72.737307",
        "VIRAL_CONTENT_COUNT, 1",
        "VIRAL_CONTENT_RATE, 16.666667",
        "CONTENT_REACH_RATE, 219.666667",
        "POSTING_FREQUENCY_PER_WEEK, 3.5",
        "POSTING_CONSISTENCY_SCORE, 44.773195",
        "DAYS_SINCE_LAST_POST, 2",
        "AVG_CAPTION_LENGTH, 6",
        "AVG_HASHTAG_COUNT, 1",
        "USES_HASHTAGS, 1",
        "TOTAL_CONTENT_ANALYZED, 10",
        "REELS_ANALYZED, 7",
        "POSTS_ANALYZED, 3",
        "MOST_ACTIVE_HOUR, 5",
    })
    void theOldFormulasGiveWhatTheOldSystemGave(Metric metric, double expected) {
        assertThat(legacy.number(metric)).isCloseTo(expected, within(SIX_DIGITS));
    }

    @Test
    void theOldFormulasGiveTheOldWords() {
        assertThat(legacy.texts())
                .containsOnly(
                        Map.entry(Metric.BEST_CONTENT_TYPE, "reels"), Map.entry(Metric.MOST_ACTIVE_DAY, "Monday"));
    }

    @ParameterizedTest
    @CsvSource({
        "AVG_REEL_VIEWS, 94142.857143, 7, 0",
        "MEDIAN_REEL_VIEWS, 10000, 7, 0",
        "TOTAL_VIEWS, 659000, 7, 0",
        "CONTENT_REACH_RATE, 188.285714, 7, 0",
        "AVG_REEL_LIKES, 6000, 7, 0",
        "AVG_REEL_COMMENTS, 60, 7, 0",
        "AVG_REEL_ENGAGEMENT, 6060, 7, 0",
        "MEDIAN_REEL_ENGAGEMENT, 303, 7, 0",
        "REEL_ENGAGEMENT_RATE, 12.12, 7, 0",
        "ENGAGEMENT_RATE_BY_VIEWS, 6.437026, 7, 0",
        "MEDIAN_REEL_ENGAGEMENT_RATE_BY_VIEWS, 3.933333, 6, 0.142857",
        "AVG_POST_LIKES, 1000, 3, 0",
        "AVG_POST_COMMENTS, 6.666667, 3, 0",
        "AVG_POST_ENGAGEMENT, 1006.666667, 3, 0",
        "MEDIAN_POST_ENGAGEMENT, 1020, 3, 0",
        "POST_ENGAGEMENT_RATE, 2.013333, 3, 0",
        "TOTAL_LIKES, 45000, 10, 0",
        "TOTAL_COMMENTS, 440, 10, 0",
        "TOTAL_ENGAGEMENT, 45440, 10, 0",
        "AVG_ENGAGEMENT_PER_CONTENT, 4544, 10, 0",
        "ENGAGEMENT_RATE, 9.088, 10, 0",
        "AVG_ENGAGEMENT_RATE, 9.088, 10, 0",
        "COMMENT_TO_LIKE_RATIO, 0.009778, 10, 0",
        "REELS_VS_POSTS_PERFORMANCE, 6.019868, 10, 0",
        "VIRAL_CONTENT_COUNT, 1, 10, 0",
        "VIRAL_CONTENT_RATE, 10, 10, 0",
        "VIRAL_REEL_COUNT, 1, 7, 0",
        "VIRAL_POST_COUNT, 0, 3, 0",
        "POSTING_FREQUENCY_PER_WEEK, 3.15, 10, 0",
        "REELS_POSTING_FREQUENCY_PER_WEEK, 2.1, 7, 0",
        "POSTS_POSTING_FREQUENCY_PER_WEEK, 1, 3, 0",
        "POSTING_CONSISTENCY_SCORE, 44.773195, 10, 0",
        "DAYS_SINCE_LAST_POST, 2, 10, 0",
        "LAST_POST_DAYS_AGO, 2, 10, 0",
        "MOST_ACTIVE_HOUR, 5, 10, 0",
        "AVG_CAPTION_LENGTH, 8, 1, 0",
        "AVG_HASHTAG_COUNT, 2, 1, 0",
        "AVG_MENTION_COUNT, 0, 1, 0",
        "USES_HASHTAGS, 1, 3, 0",
        "TOTAL_CONTENT_ANALYZED, 10, 10, 0",
        "REELS_ANALYZED, 7, 7, 0",
        "POSTS_ANALYZED, 3, 3, 0",
    })
    void theCorrectedFormulas(Metric metric, double expected, int n, double missingShare) {
        Measure measure = corrected.measure(metric);
        assertThat(measure.value()).isCloseTo(expected, within(SIX_DIGITS));
        assertThat(measure.n()).isEqualTo(n);
        assertThat(measure.missingShare()).isCloseTo(missingShare, within(SIX_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({
        "BEST_PERFORMING_TYPE, reels",
        "BEST_CONTENT_TYPE, reels",
        "MOST_ACTIVE_DAY, Monday",
        "USES_HASHTAGS, yes",
    })
    void theCorrectedWords(Metric metric, String expected) {
        assertThat(corrected.measure(metric).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AVG_REEL_SAVES",
        "AVG_REEL_SHARES",
        "AVG_POST_SAVES",
        "TOTAL_SAVES",
        "TOTAL_SHARES",
        "SAVE_TO_LIKE_RATIO",
    })
    void whatUpstreamNeverDeliveredIsUnknownNotZero(Metric metric) {
        Measure measure = corrected.measure(metric);
        assertThat(measure.value()).isNull();
        assertThat(measure.missingShare()).isEqualTo(1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "LEGACY_AVG_REEL_VIEWS, 109833.333333",
        "LEGACY_ENGAGEMENT_RATE, 9.088",
        "LEGACY_VIRAL_CONTENT_COUNT, 1",
        "LEGACY_VIRAL_CONTENT_RATE, 16.666667",
        "LEGACY_REELS_VS_POSTS_PERFORMANCE, 72.737307",
        "LEGACY_POSTING_FREQUENCY_PER_WEEK, 3.5",
        "LEGACY_POSTING_CONSISTENCY_SCORE, 44.773195",
        "LEGACY_MOST_ACTIVE_HOUR, 5",
    })
    void theOldFiguresStandBesideTheNewOnes(Metric metric, double expected) {
        assertThat(corrected.value(metric)).isCloseTo(expected, within(SIX_DIGITS));
        assertThat(corrected.measure(metric).n()).isEqualTo(10);
    }

    @Test
    void theOldWordsStandBesideTheNewOnes() {
        assertThat(corrected.measure(Metric.LEGACY_BEST_CONTENT_TYPE).text()).isEqualTo("reels");
        assertThat(corrected.measure(Metric.LEGACY_MOST_ACTIVE_DAY).text()).isEqualTo("Monday");
    }
}
