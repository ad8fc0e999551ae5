package dev.creatorflow.activities.analytics;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sum over a sum, both over exactly the media for which both numbers are known. */
record Quotient(Selection upper, Selection lower) {

    static Quotient of(
            List<MediaSample> media,
            Function<MediaSample, @Nullable Long> upper,
            Function<MediaSample, @Nullable Long> lower) {
        return new Quotient(
                Selection.of(media, medium -> lower.apply(medium) == null ? null : upper.apply(medium)),
                Selection.of(media, medium -> upper.apply(medium) == null ? null : lower.apply(medium)));
    }

    /** The ratio as it is; unknown when there is nothing to divide by. */
    Measure ratio() {
        return scaled(1);
    }

    Measure percent() {
        return scaled(100);
    }

    private Measure scaled(double scale) {
        if (lower.sum() == 0) {
            return upper.measure(null);
        }
        return upper.measure(upper.sum() / lower.sum() * scale)
                .withInterval(Interval.ofRatio(upper.values(), lower.values(), scale));
    }
}
