package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CreatorAnalyticsTest {
    private static final Sample REEL = Sample.reel("r").views(100).counts(9, 1).daysAgo(2);
    private static final Sample POST = Sample.post("p").counts(20, 5).daysAgo(9);

    private static Map<String, Object> published(CreatorAnalytics analytics) {
        Map<String, Object> columns = new LinkedHashMap<>();
        analytics.publishedColumns().forEach(column -> {
            assertThat(column.number() == null).isNotEqualTo(column.text() == null);
            columns.put(column.column(), column.number() == null ? column.text() : column.number());
        });
        return columns;
    }

    private static MetricRow row(CreatorAnalytics analytics, Metric metric) {
        return analytics.toMetrics().stream()
                .filter(row -> row.name().equals(metric.metricName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFigureIsARowInTheOrderOfTheCatalogue() {
        assertThat(Figures.of(REEL, POST).toMetrics())
                .extracting(MetricRow::name)
                .containsExactlyElementsOf(
                        Stream.of(Metric.values()).map(Metric::metricName).toList());
    }

    @Test
    void aRowCarriesWhatTheMeasureSays() {
        CreatorAnalytics analytics = Figures.of(REEL, POST);
        MetricRow row = row(analytics, Metric.ENGAGEMENT_RATE);
        Measure measure = analytics.measure(Metric.ENGAGEMENT_RATE);
        assertThat(row)
                .isEqualTo(new MetricRow(
                        "engagement_rate",
                        17.5 / 50_000 * 100,
                        null,
                        "% of followers",
                        2,
                        0.0,
                        Sample.NOW.minus(Duration.ofDays(9)),
                        Sample.NOW.minus(Duration.ofDays(2)),
                        measure.low(),
                        measure.high()));
        assertThat(row.low()).isZero();
        assertThat(row.high()).isPositive();
        assertThat(row(analytics, Metric.BEST_CONTENT_TYPE).text()).isEqualTo("posts");
    }

    @Test
    void theVersionAndTheMomentAreKept() {
        assertThat(Figures.of(REEL).formulaVersion())
                .isEqualTo(CreatorAnalytics.FORMULA_VERSION)
                .isPositive();
        assertThat(Figures.of(REEL).asOf()).isEqualTo(Sample.NOW);
    }

    @Test
    void whatIsKnownIsPublishedUnderTheColumnsThatScreensRead() {
        List<MediaSample> media = Stream.of(REEL, POST).map(Sample::build).toList();
        List<FollowerObservation> history = List.of(
                new FollowerObservation(Sample.NOW, 1_000),
                new FollowerObservation(Sample.NOW.minus(Duration.ofDays(1)), 1_000),
                new FollowerObservation(Sample.NOW.minus(Duration.ofDays(7)), 800));
        CreatorAnalytics analytics = CreatorAnalytics.of(
                new CreatorSample(1_000L, media, StreamCoverage.complete(), StreamCoverage.complete()),
                history,
                AnalyticsRules.standard(),
                Sample.NOW);
        assertThat(published(analytics))
                .containsEntry("avg_views_per_reel_cached", 100.0)
                .containsEntry("avg_likes_per_reel_cached", 9.0)
                .containsEntry("avg_comments_per_reel_cached", 1.0)
                .containsEntry("avg_likes_per_post_cached", 20.0)
                .containsEntry("avg_comments_per_post_cached", 5.0)
                .containsEntry("avg_engagement_rate", 1.7500000000000002)
                .containsEntry("engagement_rate_cached", 1.7500000000000002)
                .containsEntry("best_content_type", "posts")
                .containsEntry("viral_content_count_cached", 0.0)
                .containsEntry("viral_threshold_multiplier", 5.0)
                .containsEntry("posting_frequency_per_week", 1.0)
                .containsEntry("posting_consistency_score", 100.0)
                .containsEntry("last_post_days_ago", 2.0)
                .containsEntry("follower_growth_rate_daily", 0.0)
                .containsEntry("follower_growth_rate_weekly", 25.0)
                .containsEntry("previous_followers_count", 800.0)
                .hasSize(16);
    }

    @Test
    void savesAndSharesArePublishedOnceTheyAreKnown() {
        assertThat(published(Figures.of(
                        Sample.reel("r").likes(10).saves(1).reshares(2),
                        Sample.post("p").saves(3).reshares(4))))
                .containsEntry("avg_saves_per_reel_cached", 1.0)
                .containsEntry("avg_shares_per_reel_cached", 2.0)
                .containsEntry("avg_saves_per_post_cached", 3.0)
                .containsEntry("avg_shares_per_post_cached", 4.0)
                .containsEntry("save_to_like_ratio", 0.1);
    }

    @Test
    void defect02NothingUnknownIsPublished() {
        StreamCoverage unknown = StreamCoverage.unknown();
        assertThat(published(Figures.of(unknown, unknown))).containsOnlyKeys("viral_threshold_multiplier");
    }

    @Test
    void aFigureFromLessThanHalfOfItsMediaIsNotPublished() {
        Sample hidden = Sample.reel("h").hiddenLikes().comments(1).views(1);
        Sample hiddenToo = Sample.reel("i").hiddenLikes().comments(1).views(1);
        assertThat(published(Figures.of(REEL, hidden))).containsEntry("avg_likes_per_reel_cached", 9.0);
        assertThat(published(Figures.of(REEL, hidden, hiddenToo)))
                .doesNotContainKey("avg_likes_per_reel_cached")
                .containsKey("avg_comments_per_reel_cached");
    }

    @Test
    void figuresOverBothStreamsArePublishedOnlyWhenBothWereWalked() {
        StreamCoverage walked = StreamCoverage.complete();
        StreamCoverage unknown = StreamCoverage.unknown();
        String[] common = {
            "avg_engagement_rate", "engagement_rate_cached", "viral_content_count_cached", "last_post_days_ago"
        };
        assertThat(published(Figures.of(walked, unknown, REEL)))
                .containsKey("avg_views_per_reel_cached")
                .doesNotContainKeys(common)
                .doesNotContainKey("best_content_type");
        assertThat(published(Figures.of(unknown, walked, POST)))
                .containsKey("avg_likes_per_post_cached")
                .doesNotContainKeys(common);
        assertThat(published(Figures.of(walked, walked, REEL))).containsKeys(common);
    }

    @Test
    void aFigureLeftOutIsAnError() {
        Map<Metric, Measure> measures = new EnumMap<>(Figures.of(REEL).measures());
        measures.remove(Metric.TOTAL_LIKES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreatorAnalytics(1, Sample.NOW, measures, true))
                .withMessageContaining("TOTAL_LIKES");
    }

    @Test
    void aFigureIsANumberOrUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measure.of(Double.NaN))
                .withMessageContaining("NaN");
        assertThat(Measure.unknown().isKnown()).isFalse();
        assertThat(Measure.unknown().isPublishable()).isFalse();
        assertThat(Measure.of(0).isPublishable()).isTrue();
        assertThat(Measure.unknown().withText("x").isKnown()).isTrue();
        assertThat(Measure.of(1).withMissingShare(0.5).isPublishable()).isTrue();
        assertThat(Measure.of(1).withMissingShare(0.51).isPublishable()).isFalse();
    }
}
