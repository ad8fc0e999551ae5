package dev.creatorflow.activities.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A 95 % interval: where the figure would lie for other media of the same creator. A rate is never negative, so the
 * lower end stops at 0.
 */
record Interval(double low, double high) {

    private static final double Z = 1.959963984540054;

    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom. */
    private static final double[] STUDENT = {
        12.706204736432095, 4.302652729911275, 3.182446305284263, 2.7764451051977987, 2.570581835636314,
        2.4469118511449692, 2.3646242510102993, 2.306004135033371, 2.2621571627409915, 2.2281388519649385,
        2.200985160082949, 2.178812829663418, 2.1603686564610127, 2.1447866879169273, 2.131449545559323,
        2.1199052992210112, 2.1098155778331806, 2.10092204024096, 2.093024054408263, 2.0859634472658364,
        2.079613844727662, 2.0738730679040147, 2.0686576104190406, 2.0638985616280205, 2.059538552753294,
        2.055529438642871, 2.0518305164802833, 2.048407141795244, 2.045229642132703, 2.042272456301238
    };

    /** Interval of the mean of values, each multiplied by {@code scale}; null with fewer than two values. */
    static @Nullable Interval ofMean(List<Double> values, double scale) {
        if (values.size() < 2) {
            return null;
        }
        double mean = Statistics.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return around(mean * scale, Math.sqrt(squares / (values.size() - 1) / values.size()) * scale, values.size());
    }

    /**
     * Interval of the sum of numerators over the sum of denominators (linearised), each multiplied by {@code scale}.
     */
    static @Nullable Interval ofRatio(List<Double> numerators, List<Double> denominators, double scale) {
        int n = numerators.size();
        double meanDenominator = Statistics.mean(denominators);
        if (n < 2 || meanDenominator == 0) {
            return null;
        }
        double ratio = Statistics.mean(numerators) / meanDenominator;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = numerators.get(i) - ratio * denominators.get(i);
            squares += residual * residual;
        }
        double error = Math.sqrt(squares / (n - 1) / n) / meanDenominator;
        return around(ratio * scale, error * scale, n);
    }

    /** Wilson's interval of a share in percent; null without a trial. */
    static @Nullable Interval ofShare(int hits, int trials) {
        if (trials == 0) {
            return null;
        }
        double share = (double) hits / trials;
        double weight = Z * Z / trials;
        double centre = share + weight / 2;
        double spread = Z * Math.sqrt(share * (1 - share) / trials + weight / trials / 4);
        // At both ends the formula gives exactly 0 and 1, but for rounding.
        double low = hits == 0 ? 0 : (centre - spread) / (1 + weight);
        double high = hits == trials ? 1 : (centre + spread) / (1 + weight);
        return new Interval(100 * low, 100 * high);
    }

    private static Interval around(double centre, double error, int n) {
        double reach = student(n - 1) * error;
        return new Interval(Math.max(0, centre - reach), centre + reach);
    }

    /** Beyond the table Cornish and Fisher's expansion is exact to five digits. */
    static double student(int freedom) {
        if (freedom <= STUDENT.length) {
            return STUDENT[freedom - 1];
        }
        double v = freedom;
        double first = (Math.pow(Z, 3) + Z) / (4 * v);
        double second = (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / (96 * v * v);
        double third = (3 * Math.pow(Z, 7) + 19 * Math.pow(Z, 5) + 17 * Math.pow(Z, 3) - 15 * Z) / (384 * v * v * v);
        return Z + first + second + third;
    }
}
