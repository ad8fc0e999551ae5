package dev.creatorflow.activities.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a creator at one moment.
 *
 * @param formulaVersion {@link #FORMULA_VERSION} of the code that computed it
 * @param asOf the moment it was computed for
 * @param measures one per {@link Metric}
 * @param bothStreamsKnown false while reels or feed were never walked: figures over both then speak of a part only
 */
public record CreatorAnalytics(
        int formulaVersion, Instant asOf, Map<Metric, Measure> measures, boolean bothStreamsKnown) {

    /** Raised with every change of a formula; 0 is the replaced system. */
    public static final int FORMULA_VERSION = 1;

    public CreatorAnalytics {
        List<Metric> left = new ArrayList<>(List.of(Metric.values()));
        left.removeAll(measures.keySet());
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("No figure was computed for " + left);
        }
        measures = Collections.unmodifiableMap(new EnumMap<>(measures));
    }

    /**
     * Computes every figure. The same arguments always give the same figures.
     *
     * @param history follower observations with the current one among them, in any order
     * @param asOf when the creator's profile was fetched
     */
    public static CreatorAnalytics of(
            CreatorSample sample, List<FollowerObservation> history, AnalyticsRules rules, Instant asOf) {
        OwnMedia own = OwnMedia.of(sample.media(), rules, asOf);
        Long followers = sample.followers();
        boolean reelsKnown = sample.reels().since() != null;
        boolean feedKnown = sample.feed().since() != null;
        boolean noReels = own.reels().isEmpty() && sample.reels().exhausted();
        boolean noPosts = own.posts().isEmpty() && sample.feed().exhausted();
        Map<Metric, Measure> all = new EnumMap<>(Metric.class);
        all.putAll(ReelFigures.of(own.reels(), followers, noReels));
        all.putAll(PostFigures.of(own.posts(), followers));
        all.putAll(CaptionFigures.of(own, noReels, noPosts));
        all.putAll(TotalFigures.of(own, followers, noReels && noPosts));
        all.putAll(ContentTypeFigures.of(own, reelsKnown, feedKnown));
        all.putAll(Virality.figures(own, rules, noReels, noPosts));
        all.putAll(PostingRhythm.of(own, sample, rules.zone()));
        all.putAll(PostingRhythm.recency(own, asOf));
        all.putAll(BestTime.of(own, rules.zone(), asOf));
        all.putAll(PaidFigures.of(own));
        all.putAll(FollowerGrowth.of(history, asOf).figures());
        all.putAll(LegacyFormulas.of(sample.media(), followers, rules, asOf).figures(sample.media()));
        return new CreatorAnalytics(FORMULA_VERSION, asOf, all, reelsKnown && feedKnown);
    }

    public Measure measure(Metric metric) {
        return Objects.requireNonNull(measures.get(metric), metric::metricName);
    }

    /** The number of a figure; null where unknown. */
    public @Nullable Double value(Metric metric) {
        return measure(metric).value();
    }

    /** One row per figure, known or not, in the order of the catalogue. */
    public List<MetricRow> toMetrics() {
        return measures.entrySet().stream()
                .map(entry -> MetricRow.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * What may be written over the creator's former figures: those that are known from at least half of their media,
     * and those over reels and posts only once both streams were walked. Columns left out keep what they have.
     */
    public List<PublishedColumn> publishedColumns() {
        List<PublishedColumn> columns = new ArrayList<>();
        columnNames().forEach((column, metric) -> {
            Measure measure = measure(metric);
            boolean whole = bothStreamsKnown || !ofBothStreams().contains(metric);
            if (measure.isPublishable() && whole) {
                columns.add(new PublishedColumn(column, measure.value(), measure.text()));
            }
        });
        return List.copyOf(columns);
    }

    private static List<Metric> ofBothStreams() {
        return List.of(
                Metric.ENGAGEMENT_RATE,
                Metric.AVG_ENGAGEMENT_RATE,
                Metric.SAVE_TO_LIKE_RATIO,
                Metric.VIRAL_CONTENT_COUNT,
                Metric.DAYS_SINCE_LAST_POST);
    }

    private static Map<String, Metric> columnNames() {
        Map<String, Metric> columns = new LinkedHashMap<>();
        columns.put("avg_views_per_reel_cached", Metric.AVG_REEL_VIEWS);
        columns.put("avg_likes_per_reel_cached", Metric.AVG_REEL_LIKES);
        columns.put("avg_comments_per_reel_cached", Metric.AVG_REEL_COMMENTS);
        columns.put("avg_saves_per_reel_cached", Metric.AVG_REEL_SAVES);
        columns.put("avg_shares_per_reel_cached", Metric.AVG_REEL_SHARES);
        columns.put("avg_likes_per_post_cached", Metric.AVG_POST_LIKES);
        columns.put("avg_comments_per_post_cached", Metric.AVG_POST_COMMENTS);
        columns.put("avg_saves_per_post_cached", Metric.AVG_POST_SAVES);
        columns.put("avg_shares_per_post_cached", Metric.AVG_POST_SHARES);
        columns.put("save_to_like_ratio", Metric.SAVE_TO_LIKE_RATIO);
        columns.put("avg_engagement_rate", Metric.AVG_ENGAGEMENT_RATE);
        columns.put("engagement_rate_cached", Metric.ENGAGEMENT_RATE);
        columns.put("best_content_type", Metric.BEST_CONTENT_TYPE);
        columns.put("viral_content_count_cached", Metric.VIRAL_CONTENT_COUNT);
        columns.put("viral_threshold_multiplier", Metric.VIRAL_THRESHOLD_MULTIPLIER);
        columns.put("posting_frequency_per_week", Metric.POSTING_FREQUENCY_PER_WEEK);
        columns.put("posting_consistency_score", Metric.POSTING_CONSISTENCY_SCORE);
        columns.put("last_post_days_ago", Metric.DAYS_SINCE_LAST_POST);
        columns.put("follower_growth_rate_daily", Metric.FOLLOWER_GROWTH_RATE_DAILY);
        columns.put("follower_growth_rate_weekly", Metric.FOLLOWER_GROWTH_RATE_WEEKLY);
        columns.put("follower_growth_rate_monthly", Metric.FOLLOWER_GROWTH_RATE_MONTHLY);
        columns.put("previous_followers_count", Metric.PREVIOUS_FOLLOWERS_COUNT);
        return columns;
    }
}
