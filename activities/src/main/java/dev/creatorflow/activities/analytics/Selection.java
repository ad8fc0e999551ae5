package dev.creatorflow.activities.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The media of one figure: those whose value is known, zeros among them, and how many were left out because it is not.
 *
 * @param values one per medium, in the same order
 */
record Selection(List<MediaSample> media, List<Double> values, int missing) {

    static Selection of(Collection<MediaSample> candidates, Function<MediaSample, @Nullable Long> figure) {
        List<MediaSample> media = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int missing = 0;
        for (MediaSample candidate : candidates) {
            Long value = figure.apply(candidate);
            if (value == null) {
                missing++;
            } else {
                media.add(candidate);
                values.add(value.doubleValue());
            }
        }
        return new Selection(media, values, missing);
    }

    int n() {
        return values.size();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double sum() {
        return Statistics.sum(values);
    }

    /** A figure computed from these media. */
    Measure measure(@Nullable Double value) {
        int eligible = n() + missing;
        return new Measure(
                value,
                null,
                n(),
                eligible == 0 ? null : (double) missing / eligible,
                times().min(Comparator.naturalOrder()).orElse(null),
                times().max(Comparator.naturalOrder()).orElse(null),
                null,
                null,
                media.stream().map(MediaSample::mediaPk).toList());
    }

    Measure mean() {
        return measure(isEmpty() ? null : sum() / n());
    }

    Measure median() {
        return measure(isEmpty() ? null : Statistics.median(values));
    }

    /**
     * The sum of the known values.
     *
     * @param nothingToSum the creator is known to have no such media, so that the sum of none is a true zero
     */
    Measure total(boolean nothingToSum) {
        return measure(isEmpty() && !nothingToSum ? null : (Double) sum());
    }

    /** The mean in percent of followers; unknown without followers. */
    Measure meanPercentOf(@Nullable Long followers) {
        if (isEmpty() || followers == null || followers <= 0) {
            return measure(null);
        }
        return measure(sum() / n() / followers * 100).withInterval(Interval.ofMean(values, 100.0 / followers));
    }

    private Stream<Instant> times() {
        return media.stream().map(MediaSample::takenAt).filter(Objects::nonNull);
    }
}
