package dev.creatorflow.activities.analytics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The replaced system's formulas, kept beside the corrected ones so that people can see both. Everything is as it
 * was, zeros for unknowns and media of both streams counted twice; only the crash on a null counter is not rebuilt
 * (null counts as 0). Hours are in UTC, where the old system took the server's zone.
 *
 * @param numbers by the name the figure has in both systems
 * @param texts figures that are words
 */
record LegacyFormulas(Map<Metric, Double> numbers, Map<Metric, String> texts) {

    private static final Pattern HASHTAG = Pattern.compile("#[A-Za-z0-9_]+");
    private static final double SECONDS_PER_WEEK = 604_800;
    private static final double SECONDS_PER_DAY = 86_400;

    static LegacyFormulas of(
            List<MediaSample> listed, @Nullable Long followerCount, AnalyticsRules rules, Instant asOf) {
        List<MediaSample> reels = listed.stream().filter(MediaSample::inReels).toList();
        List<MediaSample> posts = listed.stream().filter(MediaSample::inFeed).toList();
        double followers = followerCount == null ? 0 : followerCount;
        List<MediaSample> all = Stream.concat(reels.stream(), posts.stream()).toList();
        Map<Metric, Double> numbers = new EnumMap<>(Metric.class);
        putReels(numbers, reels, followers);
        putPosts(numbers, posts, followers);
        putCaptions(numbers, posts);
        putViral(numbers, reels, posts, rules);
        putTotals(numbers, all, followers);
        double views = figure(numbers, Metric.AVG_REEL_VIEWS);
        double engagement = figure(numbers, Metric.AVG_POST_ENGAGEMENT);
        numbers.put(Metric.REELS_ANALYZED, (double) reels.size());
        numbers.put(Metric.POSTS_ANALYZED, (double) posts.size());
        numbers.put(Metric.REELS_VS_POSTS_PERFORMANCE, engagement > 0 ? views / engagement : 0);
        putRhythm(numbers, times(all), asOf);
        return new LegacyFormulas(numbers, texts(numbers, times(all)));
    }

    private static double figure(Map<Metric, Double> numbers, Metric metric) {
        return Objects.requireNonNull(numbers.get(metric), metric::metricName);
    }

    double number(Metric metric) {
        return figure(numbers, metric);
    }

    private static void putReels(Map<Metric, Double> numbers, List<MediaSample> reels, double followers) {
        List<Double> views = nonZero(reels, MediaSample::views);
        List<Double> likes = nonZero(reels, MediaSample::likes);
        List<Double> comments = nonZero(reels, MediaSample::comments);
        numbers.put(Metric.AVG_REEL_VIEWS, average(views));
        numbers.put(Metric.TOTAL_VIEWS, Statistics.sum(views));
        numbers.put(Metric.CONTENT_REACH_RATE, followers > 0 ? average(views) / followers * 100 : 0);
        numbers.put(Metric.AVG_REEL_LIKES, average(likes));
        numbers.put(Metric.AVG_REEL_COMMENTS, average(comments));
        numbers.put(Metric.AVG_REEL_SAVES, average(nonZero(reels, MediaSample::saves)));
        numbers.put(Metric.AVG_REEL_SHARES, average(nonZero(reels, MediaSample::reshares)));
        double engagement = Statistics.sum(likes) + Statistics.sum(comments);
        boolean rated = followers > 0 && !likes.isEmpty();
        numbers.put(Metric.REEL_ENGAGEMENT_RATE, rated ? engagement / reels.size() / followers * 100 : 0);
    }

    private static void putPosts(Map<Metric, Double> numbers, List<MediaSample> posts, double followers) {
        List<Double> engagement = nonZero(posts, LegacyFormulas::engagement);
        numbers.put(Metric.AVG_POST_LIKES, average(nonZero(posts, MediaSample::likes)));
        numbers.put(Metric.AVG_POST_COMMENTS, average(nonZero(posts, MediaSample::comments)));
        numbers.put(Metric.AVG_POST_SAVES, average(nonZero(posts, MediaSample::saves)));
        numbers.put(Metric.AVG_POST_SHARES, average(nonZero(posts, MediaSample::reshares)));
        numbers.put(Metric.AVG_POST_ENGAGEMENT, average(engagement));
        boolean rated = followers > 0 && !engagement.isEmpty();
        numbers.put(
                Metric.POST_ENGAGEMENT_RATE, rated ? Statistics.sum(engagement) / posts.size() / followers * 100 : 0);
    }

    /** A missing caption was read as the word "None". */
    private static void putCaptions(Map<Metric, Double> numbers, List<MediaSample> posts) {
        List<String> captions = posts.stream()
                .map(post -> post.caption() == null ? "None" : post.caption())
                .filter(caption -> !caption.isEmpty())
                .toList();
        List<Double> lengths = captions.stream()
                .map(caption -> (double) caption.codePointCount(0, caption.length()))
                .toList();
        List<Double> tags = captions.stream()
                .map(caption -> (double) HASHTAG.matcher(caption).results().count())
                .toList();
        numbers.put(Metric.AVG_CAPTION_LENGTH, average(lengths));
        numbers.put(Metric.USES_HASHTAGS, Statistics.sum(tags) > 0 ? 1.0 : 0.0);
        numbers.put(Metric.AVG_HASHTAG_COUNT, average(tags));
    }

    private static void putViral(
            Map<Metric, Double> numbers, List<MediaSample> reels, List<MediaSample> posts, AnalyticsRules rules) {
        List<Double> views = nonZero(reels, MediaSample::views);
        List<Double> engagement = nonZero(posts, LegacyFormulas::engagement);
        double viralReels = views.stream()
                .filter(value -> value >= rules.viralMinViews() && value >= average(views) * rules.viralMultiplier())
                .count();
        double viralPosts = engagement.stream()
                .filter(value -> value >= average(engagement) * rules.viralMultiplier())
                .count();
        numbers.put(Metric.VIRAL_CONTENT_COUNT, viralReels + viralPosts);
        numbers.put(Metric.VIRAL_CONTENT_RATE, views.isEmpty() ? 0 : viralReels / views.size() * 100);
    }

    private static void putTotals(Map<Metric, Double> numbers, List<MediaSample> all, double followers) {
        double likes = Statistics.sum(nonZero(all, MediaSample::likes));
        double comments = Statistics.sum(nonZero(all, MediaSample::comments));
        double saves = Statistics.sum(nonZero(all, MediaSample::saves));
        numbers.put(Metric.TOTAL_LIKES, likes);
        numbers.put(Metric.TOTAL_COMMENTS, comments);
        numbers.put(Metric.TOTAL_SAVES, saves);
        numbers.put(Metric.TOTAL_SHARES, Statistics.sum(nonZero(all, MediaSample::reshares)));
        numbers.put(Metric.TOTAL_CONTENT_ANALYZED, (double) all.size());
        numbers.put(Metric.TOTAL_ENGAGEMENT, likes + comments);
        double perContent = followers > 0 && !all.isEmpty() ? (likes + comments) / all.size() : 0;
        numbers.put(Metric.AVG_ENGAGEMENT_PER_CONTENT, perContent);
        numbers.put(Metric.ENGAGEMENT_RATE, followers > 0 ? perContent / followers * 100 : 0);
        numbers.put(Metric.COMMENT_TO_LIKE_RATIO, likes > 0 ? comments / likes : 0);
        numbers.put(Metric.SAVE_TO_LIKE_RATIO, likes > 0 ? saves / likes : 0);
    }

    private static List<Instant> times(List<MediaSample> all) {
        return all.stream()
                .map(MediaSample::takenAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static void putRhythm(Map<Metric, Double> numbers, List<Instant> times, Instant asOf) {
        numbers.put(Metric.POSTING_FREQUENCY_PER_WEEK, 0.0);
        numbers.put(Metric.POSTING_CONSISTENCY_SCORE, 0.0);
        if (times.isEmpty()) {
            return;
        }
        double first = times.getFirst().getEpochSecond();
        double last = times.getLast().getEpochSecond();
        numbers.put(Metric.DAYS_SINCE_LAST_POST, (asOf.toEpochMilli() / 1000.0 - last) / SECONDS_PER_DAY);
        numbers.put(Metric.MOST_ACTIVE_HOUR, mostFrequent(times, time -> (double) time.getHour()));
        if (last > first) {
            numbers.put(Metric.POSTING_FREQUENCY_PER_WEEK, times.size() / ((last - first) / SECONDS_PER_WEEK));
            numbers.put(Metric.POSTING_CONSISTENCY_SCORE, consistency(times));
        }
    }

    private static Map<Metric, String> texts(Map<Metric, Double> numbers, List<Instant> times) {
        Map<Metric, String> texts = new EnumMap<>(Metric.class);
        String type = bestType(numbers);
        if (type != null) {
            texts.put(Metric.BEST_CONTENT_TYPE, type);
        }
        if (!times.isEmpty()) {
            texts.put(Metric.MOST_ACTIVE_DAY, mostFrequent(times, LegacyFormulas::weekday));
        }
        return texts;
    }

    private static @Nullable String bestType(Map<Metric, Double> numbers) {
        double reels = figure(numbers, Metric.REEL_ENGAGEMENT_RATE);
        double posts = figure(numbers, Metric.POST_ENGAGEMENT_RATE);
        if (reels > 1.5 * posts) {
            return "reels";
        }
        if (posts > 1.5 * reels) {
            return "posts";
        }
        if (reels > 0 && posts > 0) {
            return "mixed";
        }
        double engagement = figure(numbers, Metric.AVG_POST_ENGAGEMENT);
        if (figure(numbers, Metric.AVG_REEL_VIEWS) > engagement) {
            return "reels";
        }
        return engagement > 0 ? "posts" : null;
    }

    private static String weekday(ZonedDateTime time) {
        return time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static double consistency(List<Instant> times) {
        int gaps = times.size() - 1;
        double mean =
                (double) (times.getLast().getEpochSecond() - times.getFirst().getEpochSecond()) / gaps;
        double squares = 0;
        for (int i = 0; i < gaps; i++) {
            double gap = times.get(i + 1).getEpochSecond() - times.get(i).getEpochSecond();
            squares += (gap - mean) * (gap - mean);
        }
        return Math.clamp(100 - 100 * Math.sqrt(squares / gaps) / mean, 0.0, 100.0);
    }

    private static <T> T mostFrequent(List<Instant> times, Function<ZonedDateTime, T> key) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        times.forEach(time -> counts.merge(key.apply(time.atZone(ZoneOffset.UTC)), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElseThrow();
        return counts.keySet().stream()
                .filter(candidate -> Objects.equals(counts.get(candidate), most))
                .findFirst()
                .orElseThrow();
    }

    private static long engagement(MediaSample medium) {
        Long likes = medium.likes();
        Long comments = medium.comments();
        return (likes == null ? 0 : likes) + (comments == null ? 0 : comments);
    }

    private static List<Double> nonZero(List<MediaSample> media, Function<MediaSample, @Nullable Long> figure) {
        return Selection.of(media, figure).values().stream()
                .filter(value -> value != 0)
                .toList();
    }

    private static double average(List<Double> values) {
        return values.isEmpty() ? 0 : Statistics.mean(values);
    }

    /** The figures whose definition was changed, or whose quirks matter most, under names of their own. */
    Map<Metric, Measure> figures(List<MediaSample> listed) {
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        Selection all = Selection.of(listed, medium -> 1L);
        legacyNames().forEach((legacy, metric) -> {
            Measure measure = all.measure(all.isEmpty() ? null : numbers.get(metric));
            figures.put(legacy, measure.withText(texts.get(metric)));
        });
        return figures;
    }

    private static Map<Metric, Metric> legacyNames() {
        Map<Metric, Metric> names = new EnumMap<>(Metric.class);
        names.put(Metric.LEGACY_AVG_REEL_VIEWS, Metric.AVG_REEL_VIEWS);
        names.put(Metric.LEGACY_ENGAGEMENT_RATE, Metric.ENGAGEMENT_RATE);
        names.put(Metric.LEGACY_VIRAL_CONTENT_COUNT, Metric.VIRAL_CONTENT_COUNT);
        names.put(Metric.LEGACY_VIRAL_CONTENT_RATE, Metric.VIRAL_CONTENT_RATE);
        names.put(Metric.LEGACY_REELS_VS_POSTS_PERFORMANCE, Metric.REELS_VS_POSTS_PERFORMANCE);
        names.put(Metric.LEGACY_BEST_CONTENT_TYPE, Metric.BEST_CONTENT_TYPE);
        names.put(Metric.LEGACY_POSTING_FREQUENCY_PER_WEEK, Metric.POSTING_FREQUENCY_PER_WEEK);
        names.put(Metric.LEGACY_POSTING_CONSISTENCY_SCORE, Metric.POSTING_CONSISTENCY_SCORE);
        names.put(Metric.LEGACY_MOST_ACTIVE_DAY, Metric.MOST_ACTIVE_DAY);
        names.put(Metric.LEGACY_MOST_ACTIVE_HOUR, Metric.MOST_ACTIVE_HOUR);
        return names;
    }
}
