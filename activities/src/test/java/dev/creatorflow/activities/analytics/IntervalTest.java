package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void aMeansIntervalIsStudents() {
        // 2, 4, 6: mean 4, standard error 2 / sqrt 3, t for 2 degrees of freedom 4.302653
        Interval interval = Interval.ofMean(List.of(20.0, 40.0, 60.0), 0.1);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isCloseTo(4 + 4.302653 * 2 / Math.sqrt(3), within(1e-6));
        Interval narrow = Interval.ofMean(List.of(99.0, 100.0, 101.0), 1);
        assertThat(narrow.low()).isCloseTo(100 - 4.302653 / Math.sqrt(3), within(1e-6));
        assertThat(narrow.high()).isCloseTo(100 + 4.302653 / Math.sqrt(3), within(1e-6));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(Interval.ofMean(List.of(1.0), 1)).isNull();
        assertThat(Interval.ofRatio(List.of(1.0), List.of(2.0), 1)).isNull();
        assertThat(Interval.ofMean(List.of(1.0, 1.0), 1)).isEqualTo(new Interval(1, 1));
    }

    @Test
    void aRatiosIntervalComesFromItsResiduals() {
        // ratio 30 / 300 = 0.1; residuals 1, -2, 1 of denominators 90, 120, 90
        Interval interval = Interval.ofRatio(List.of(10.0, 10.0, 10.0), List.of(90.0, 120.0, 90.0), 100);
        double error = Math.sqrt((1 + 4 + 1) / 2.0 / 3) / 100;
        assertThat(interval.low()).isCloseTo(100 * (0.1 - 4.302653 * error), within(1e-4));
        assertThat(interval.high()).isCloseTo(100 * (0.1 + 4.302653 * error), within(1e-4));
        assertThat(Interval.ofRatio(List.of(1.0, 2.0), List.of(0.0, 0.0), 1)).isNull();
        assertThat(Interval.ofRatio(List.of(1.0, 2.0), List.of(10.0, 20.0), 1)).isEqualTo(new Interval(0.1, 0.1));
    }

    @Test
    void aSharesIntervalIsWilsons() {
        // published example: 1 of 10
        assertThat(Interval.ofShare(1, 10).low()).isCloseTo(1.787621, within(1e-5));
        assertThat(Interval.ofShare(1, 10).high()).isCloseTo(40.415002, within(1e-5));
        assertThat(Interval.ofShare(0, 10).low()).isZero();
        assertThat(Interval.ofShare(0, 10).high()).isCloseTo(27.753280, within(1e-4));
        assertThat(Interval.ofShare(10, 10).high()).isEqualTo(100);
        assertThat(Interval.ofShare(10, 10).low()).isCloseTo(100 - 27.753280, within(1e-4));
        assertThat(Interval.ofShare(0, 0)).isNull();
    }

    @Test
    void everyQuantileLeavesTwoAndAHalfPercentAbove() {
        for (int freedom = 1; freedom <= 120; freedom++) {
            assertThat(upperTail(Interval.student(freedom), freedom))
                    .as("%d degrees of freedom", freedom)
                    .isCloseTo(0.025, within(1e-6));
        }
    }

    /** One half less Simpson's integral of Student's density from 0, with the density's constant from the same integral over all. */
    private static double upperTail(double quantile, int freedom) {
        // x = sqrt(freedom) tan(angle) turns the density into cos^(freedom - 1) over a quarter turn
        double angle = Math.atan(quantile / Math.sqrt(freedom));
        return 0.5 - 0.5 * simpson(angle, freedom - 1) / simpson(Math.PI / 2, freedom - 1);
    }

    private static double simpson(double end, int power) {
        int steps = 2_000;
        double sum = 1 + Math.pow(Math.cos(end), power);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * Math.pow(Math.cos(end * i / steps), power);
        }
        return sum * end / steps / 3;
    }
}
