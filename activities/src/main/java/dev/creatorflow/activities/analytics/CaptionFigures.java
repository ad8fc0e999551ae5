package dev.creatorflow.activities.analytics;

import dev.creatorflow.activities.text.Hashtags;
import dev.creatorflow.activities.text.Mentions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the creator writes under posts and under reels, each for itself. */
final class CaptionFigures {

    private CaptionFigures() {}

    /**
     * @param noReels the creator is known to have no reels
     * @param noPosts the creator is known to have no posts
     */
    static Map<Metric, Measure> of(OwnMedia own, boolean noReels, boolean noPosts) {
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.AVG_CAPTION_LENGTH, mean(own.posts(), CaptionFigures::length));
        figures.put(Metric.USES_HASHTAGS, usesHashtags(own.posts(), noPosts));
        figures.put(Metric.AVG_HASHTAG_COUNT, mean(own.posts(), CaptionFigures::hashtags));
        figures.put(Metric.AVG_MENTION_COUNT, mean(own.posts(), CaptionFigures::mentions));
        figures.put(Metric.AVG_REEL_CAPTION_LENGTH, mean(own.reels(), CaptionFigures::length));
        figures.put(Metric.REELS_USE_HASHTAGS, usesHashtags(own.reels(), noReels));
        figures.put(Metric.AVG_REEL_HASHTAG_COUNT, mean(own.reels(), CaptionFigures::hashtags));
        figures.put(Metric.AVG_REEL_MENTION_COUNT, mean(own.reels(), CaptionFigures::mentions));
        return figures;
    }

    private static long length(String caption) {
        return caption.codePointCount(0, caption.length());
    }

    private static long hashtags(String caption) {
        return Hashtags.in(caption).size();
    }

    private static long mentions(String caption) {
        return Mentions.in(caption).size();
    }

    /** Over media that have a caption; a medium known to have none is no caption of length 0. */
    private static Measure mean(List<MediaSample> media, ToLongFunction<String> figure) {
        List<MediaSample> captioned =
                media.stream().filter(medium -> !isWithoutCaption(medium)).toList();
        return Selection.of(captioned, medium -> {
                    String caption = medium.caption();
                    return caption == null ? null : figure.applyAsLong(caption);
                })
                .mean();
    }

    private static boolean isWithoutCaption(MediaSample medium) {
        String caption = medium.caption();
        return caption == null ? medium.captionKnown() : caption.isEmpty();
    }

    private static Measure usesHashtags(List<MediaSample> media, boolean nothingToRead) {
        Selection tags = Selection.of(media, medium -> {
            String caption = medium.caption();
            if (caption == null) {
                return medium.captionKnown() ? 0L : null;
            }
            return hashtags(caption);
        });
        if (tags.sum() > 0) {
            return tags.measure(1.0).withText("yes");
        }
        boolean everyCaptionRead = tags.missing() == 0 && (!tags.isEmpty() || nothingToRead);
        return everyCaptionRead ? tags.measure(0.0).withText("no") : tags.measure(null);
    }
}
