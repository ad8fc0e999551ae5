package dev.creatorflow.infra.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void aSteadyRateIsNeverAboveItself() {
        for (int request = 0; request < 600; request++) {
            arrivals.add(1_000_000 + request * 20);
        }
        Arrivals.Rates rates = arrivals.rates(50);
        assertThat(rates.most()).isEqualTo(50);
        assertThat(rates.above()).isZero();
        assertThat(rates.mean()).isBetween(50.0, 50.2);
        assertThat(arrivals.perSecond()).hasSize(12).containsEntry(1_000L, 50);
    }

    @Test
    void aBurstAcrossTheEdgeOfASecondIsSeen() {
        for (int request = 0; request < 40; request++) {
            arrivals.add(1_000_900 + request * 5);
        }
        Arrivals.Rates rates = arrivals.rates(30);
        assertThat(arrivals.perSecond().values()).allMatch(count -> count <= 20);
        assertThat(rates.most()).isEqualTo(40);
        assertThat(rates.above()).isPositive().isLessThan(rates.windows());
    }

    @Test
    void nothingHasNoRate() {
        assertThat(arrivals.rates(1).requests()).isZero();
    }
}
