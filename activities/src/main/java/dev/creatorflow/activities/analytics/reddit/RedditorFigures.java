package dev.creatorflow.activities.analytics.reddit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of a redditor. Null is unknown.
 *
 * @param totalKarma link karma + comment karma
 * @param karmaPerDay totalKarma / max(age, 1), two decimals
 * @param posts newest posts behind the rest; null = they were not read
 * @param hour most frequent hour of posting, UTC; of equals the one met first
 * @param day most frequent weekday, English
 * @param contentType most frequent type of video, image, text and link
 * @param score quality; null where age or karma are unknown
 */
public record RedditorFigures(
        @Nullable Long accountAgeDays,
        @Nullable Long totalKarma,
        @Nullable Double karmaPerDay,
        @Nullable Integer posts,
        @Nullable Double avgScore,
        @Nullable Double avgComments,
        @Nullable Integer hour,
        @Nullable String day,
        @Nullable String contentType,
        @Nullable RedditorScore score) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s)\\]>]+");

    /**
     * The figures.
     *
     * @param posts newest first; empty = there are none; null = they were not read
     */
    public static RedditorFigures of(
            String username,
            @Nullable Instant createdAt,
            @Nullable Long linkKarma,
            @Nullable Long commentKarma,
            @Nullable List<PostSample> posts,
            Instant asOf) {
        Long age = createdAt == null
                ? null
                : Math.max(0, Duration.between(createdAt, asOf).toDays());
        Long karma = linkKarma == null || commentKarma == null ? null : linkKarma + commentKarma;
        List<PostSample> read = posts == null ? List.of() : posts;
        Integer day = mode(read, post -> part(post, time -> time.getDayOfWeek().getValue()));
        return new RedditorFigures(
                age,
                karma,
                karma == null || age == null ? null : Rounding.to(2, (double) karma / Math.max(age, 1)),
                posts == null ? null : read.size(),
                Samples.mean(Samples.known(read, PostSample::score), 2),
                Samples.mean(Samples.known(read, PostSample::comments), 2),
                mode(read, post -> part(post, ZonedDateTime::getHour)),
                day == null ? null : BestTime.weekday(day),
                mode(read, RedditorFigures::type),
                age == null || linkKarma == null || commentKarma == null
                        ? null
                        : RedditorScore.of(username, age, linkKarma, commentKarma));
    }

    /** The first address in a text; null where there is none. */
    public static @Nullable String firstLink(@Nullable String text) {
        Matcher link = LINK.matcher(text == null ? "" : text);
        return link.find() ? link.group() : null;
    }

    private static @Nullable String type(PostSample post) {
        PostType type = post.type();
        return type == null ? null : type.folded().label();
    }

    private static @Nullable Integer part(PostSample post, Function<ZonedDateTime, Integer> part) {
        Instant created = post.createdAt();
        return created == null ? null : part.apply(created.atZone(ZoneOffset.UTC));
    }

    private static <T> @Nullable T mode(List<PostSample> posts, Function<PostSample, @Nullable T> part) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        for (PostSample post : posts) {
            T value = part.apply(post);
            if (value != null) {
                counts.merge(Objects.requireNonNull(value), 1, Integer::sum);
            }
        }
        T best = null;
        int most = 0;
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }
}
