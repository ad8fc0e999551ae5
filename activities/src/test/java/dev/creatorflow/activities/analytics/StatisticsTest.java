package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOrBetweenTheTwoMiddleValues() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
        assertThat(Statistics.median(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
        assertThat(Statistics.median(List.of(4.0))).isEqualTo(4);
    }

    @Test
    void meanAndDeviation() {
        assertThat(Statistics.mean(List.of(1.0, 2.0, 6.0))).isEqualTo(3);
        assertThat(Statistics.populationDeviation(List.of(1.0, 2.0, 6.0)))
                .isCloseTo(Math.sqrt(14 / 3.0), within(1e-12));
    }

    @Test
    void wholeNumbersStayExact() {
        assertThat(Statistics.sum(List.of(9_007_199_254_740_990.0, 1.0))).isEqualTo(9_007_199_254_740_991.0);
        assertThat(Statistics.sum(List.of())).isZero();
    }
}
