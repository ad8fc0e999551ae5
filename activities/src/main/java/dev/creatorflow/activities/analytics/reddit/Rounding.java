package dev.creatorflow.activities.analytics.reddit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds as the former system did: half to even, on the exact value of the binary number. */
final class Rounding {
    private Rounding() {}

    static double to(int places, double value) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
    }
}
