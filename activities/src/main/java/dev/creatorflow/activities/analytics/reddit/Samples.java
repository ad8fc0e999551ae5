package dev.creatorflow.activities.analytics.reddit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain statistics over what is known. Every mean and median of nothing is unknown. */
final class Samples {
    private Samples() {}

    static <T> List<Double> known(List<T> items, Function<T, @Nullable Long> counter) {
        return items.stream()
                .map(counter)
                .filter(Objects::nonNull)
                .map(count -> (double) Objects.requireNonNull(count))
                .toList();
    }

    static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    static @Nullable Double mean(List<Double> values, int places) {
        return values.isEmpty() ? null : Rounding.to(places, sum(values) / values.size());
    }

    static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
