package dev.creatorflow.activities.analytics;

import java.util.List;

/** Plain statistics over lists that are not empty. */
final class Statistics {

    private Statistics() {}

    /** Added up one by one: whole numbers below 2^53 stay exact, which keeps results equal to the old integer sums. */
    static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double mean(List<Double> values) {
        return sum(values) / values.size();
    }

    /** The middle value; of an even number of values the mean of the two middle ones. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Standard deviation of the values themselves (divided by n). */
    static double populationDeviation(List<Double> values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.size());
    }
}
