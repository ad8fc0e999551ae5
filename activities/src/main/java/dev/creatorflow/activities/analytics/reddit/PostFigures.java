package dev.creatorflow.activities.analytics.reddit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is computed of a post by itself. Null is unknown.
 *
 * @param contentType gallery, video, image, text or link
 * @param length characters of its text
 * @param weekday 0 = Monday to 6 = Sunday, UTC
 * @param hour 0 to 23, UTC
 * @param commentRatio comments / score to four decimals; null also where the score is 0 or less
 */
public record PostFigures(
        @Nullable String contentType,
        @Nullable Long length,
        @Nullable Integer weekday,
        @Nullable Integer hour,
        @Nullable Double commentRatio) {
    private static final Set<String> NO_PICTURE = Set.of("", "self", "default", "nsfw", "spoiler", "image");

    /** @param selftext empty = it has none; null = unknown */
    public static PostFigures of(PostSample post, @Nullable String selftext) {
        PostType type = post.type();
        Instant created = post.createdAt();
        Long score = post.score();
        Long comments = post.comments();
        return new PostFigures(
                type == null ? null : type.label(),
                selftext == null ? null : (long) selftext.codePointCount(0, selftext.length()),
                created == null
                        ? null
                        : created.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() - 1,
                created == null ? null : created.atZone(ZoneOffset.UTC).getHour(),
                score == null || comments == null || score <= 0 ? null : Rounding.to(4, (double) comments / score));
    }

    /** Whether the thumbnail is a picture and not a word for why there is none. */
    public static @Nullable Boolean hasThumbnail(@Nullable String thumbnail) {
        return thumbnail == null ? null : !NO_PICTURE.contains(thumbnail);
    }
}
