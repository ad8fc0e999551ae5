package dev.creatorflow.activities.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which media did far better than the creator's others. The baseline of a medium is the median of the others of its
 * kind: unlike a mean that includes the medium itself, one hit neither hides itself nor lifts the bar for the next.
 */
public final class Virality {

    /** Fewer others than this give no baseline. */
    static final int FEWEST_OTHERS = 3;

    /**
     * Posts have no plays, so their floor is the engagement that a reel at the views floor typically has: about one
     * play in twenty ends in a like or comment (one in 10 to one in 29 over the recorded creator's recent reels, the
     * middle one in 17).
     */
    static final int VIEWS_PER_INTERACTION = 20;

    private Virality() {}

    /** One verdict per reel, by plays. */
    public static List<ViralVerdict> ofReels(List<MediaSample> reels, AnalyticsRules rules) {
        return judge(reels, MediaSample::views, (double) rules.viralMinViews(), rules.viralMultiplier());
    }

    /** One verdict per post, by likes and comments. */
    public static List<ViralVerdict> ofPosts(List<MediaSample> posts, AnalyticsRules rules) {
        double floor = (double) rules.viralMinViews() / VIEWS_PER_INTERACTION;
        return judge(posts, MediaSample::engagement, floor, rules.viralMultiplier());
    }

    private static List<ViralVerdict> judge(
            List<MediaSample> media, Function<MediaSample, @Nullable Long> figure, double floor, double multiplier) {
        List<Double> known = Selection.of(media, figure).values();
        List<ViralVerdict> verdicts = new ArrayList<>();
        for (MediaSample medium : media) {
            Long value = figure.apply(medium);
            Double baseline = value == null ? null : medianWithout(known, value.doubleValue());
            verdicts.add(
                    new ViralVerdict(medium.mediaPk(), value, baseline, decide(value, baseline, floor, multiplier)));
        }
        return List.copyOf(verdicts);
    }

    private static @Nullable Double medianWithout(List<Double> values, double one) {
        List<Double> others = new ArrayList<>(values);
        others.remove((Double) one);
        return others.size() < FEWEST_OTHERS ? null : (Double) Statistics.median(others);
    }

    private static @Nullable Boolean decide(
            @Nullable Long value, @Nullable Double baseline, double floor, double multiplier) {
        if (value == null) {
            return null;
        }
        if (value < floor) {
            return false;
        }
        return baseline == null ? null : (Boolean) (value >= baseline * multiplier);
    }

    static Map<Metric, Measure> figures(OwnMedia own, AnalyticsRules rules, boolean noReels, boolean noPosts) {
        Map<String, @Nullable Boolean> verdicts = new HashMap<>();
        ofReels(own.reels(), rules).forEach(verdict -> verdicts.put(verdict.mediaPk(), verdict.viral()));
        ofPosts(own.posts(), rules).forEach(verdict -> verdicts.put(verdict.mediaPk(), verdict.viral()));
        Function<MediaSample, @Nullable Long> hit = medium -> {
            Boolean viral = verdicts.get(medium.mediaPk());
            return viral == null ? null : (Long) (viral ? 1L : 0L);
        };
        Selection all = Selection.of(own.all(), hit);
        Double rate = all.isEmpty() ? null : (Double) (all.sum() / all.n() * 100);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.VIRAL_CONTENT_COUNT, all.total(noReels && noPosts));
        figures.put(
                Metric.VIRAL_CONTENT_RATE, all.measure(rate).withInterval(Interval.ofShare((int) all.sum(), all.n())));
        figures.put(Metric.VIRAL_REEL_COUNT, Selection.of(own.reels(), hit).total(noReels));
        figures.put(Metric.VIRAL_POST_COUNT, Selection.of(own.posts(), hit).total(noPosts));
        figures.put(Metric.VIRAL_THRESHOLD_MULTIPLIER, Measure.of(rules.viralMultiplier()));
        return figures;
    }
}
