package dev.creatorflow.activities.analytics.reddit;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param value the number; null = unknown, or a word
 * @param text the word; null = unknown, or a number
 * @param n observations it is computed from
 */
public record Figure(
        RedditMetric metric,
        @Nullable Double value,
        @Nullable String text,
        int n) {
    static Figure of(RedditMetric metric, @Nullable Double value, int n) {
        return new Figure(metric, value, null, n);
    }

    static Figure word(RedditMetric metric, @Nullable String text, int n) {
        return new Figure(metric, null, text, n);
    }

    /** Whether anything is known. */
    public boolean known() {
        return value != null || text != null;
    }
}
