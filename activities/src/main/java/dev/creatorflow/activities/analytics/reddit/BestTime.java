package dev.creatorflow.activities.analytics.reddit;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When posting pays, by the median score, so that one viral post does not decide. Of equal times the earlier one counts. */
final class BestTime {
    /** Posts below which nothing is said. */
    static final int LEAST_POSTS = 20;

    /** Posts of one hour or weekday below which it does not compete. */
    static final int LEAST_IN_ONE = 3;

    private BestTime() {}

    static List<Figure> of(List<PostSample> posts) {
        List<PostSample> usable = posts.stream()
                .filter(post -> post.score() != null && post.createdAt() != null)
                .toList();
        Integer hour = best(usable, ZonedDateTime::getHour);
        Integer day = best(usable, time -> time.getDayOfWeek().getValue());
        return List.of(
                Figure.of(RedditMetric.BEST_POSTING_HOUR, hour == null ? null : (double) hour, usable.size()),
                Figure.word(RedditMetric.BEST_POSTING_DAY, day == null ? null : weekday(day), usable.size()));
    }

    static String weekday(int isoDay) {
        return DayOfWeek.of(isoDay).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static @Nullable Integer best(List<PostSample> posts, Function<ZonedDateTime, Integer> part) {
        if (posts.size() < LEAST_POSTS) {
            return null;
        }
        Map<Integer, List<Double>> byTime = new TreeMap<>();
        for (PostSample post : posts) {
            Instant created = post.createdAt();
            Long score = post.score();
            if (created != null && score != null) {
                byTime.computeIfAbsent(part.apply(created.atZone(ZoneOffset.UTC)), _ -> new ArrayList<>())
                        .add((double) score);
            }
        }
        Integer best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, List<Double>> entry : byTime.entrySet()) {
            Double median = Samples.median(entry.getValue());
            if (entry.getValue().size() >= LEAST_IN_ONE && median != null && median > highest) {
                best = entry.getKey();
                highest = median;
            }
        }
        return best;
    }
}
