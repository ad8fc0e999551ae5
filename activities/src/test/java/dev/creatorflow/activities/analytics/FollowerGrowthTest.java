package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowerGrowthTest {
    private static final Instant NOW = Sample.NOW;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static FollowerObservation ago(Duration age, long followers) {
        return new FollowerObservation(NOW.minus(age), followers);
    }

    private static FollowerGrowth growth(long current, FollowerObservation... earlier) {
        List<FollowerObservation> history = new ArrayList<>(List.of(earlier));
        history.add(new FollowerObservation(NOW, current));
        return FollowerGrowth.of(history, NOW);
    }

    @Test
    void growsOverExactlyOneSevenAndThirtyDays() {
        FollowerGrowth growth = growth(
                1_100, ago(Duration.ofDays(1), 1_000), ago(Duration.ofDays(7), 900), ago(Duration.ofDays(30), 2_200));
        assertThat(growth.daily())
                .isEqualTo(
                        new FollowerGrowth.Change(new BigDecimal("10.00"), 100L, NOW.minus(Duration.ofDays(1)), NOW));
        assertThat(growth.weekly().percent()).isEqualByComparingTo("22.22");
        assertThat(growth.weekly().followers()).isEqualTo(200);
        assertThat(growth.monthly().percent()).isEqualByComparingTo("-50");
        assertThat(growth.monthly().from()).isEqualTo(NOW.minus(Duration.ofDays(30)));
    }

    @Test
    void defect33AGrowthOfZeroIsZero() {
        FollowerGrowth.Change daily = growth(500, ago(Duration.ofDays(1), 500)).daily();
        assertThat(daily.percent()).isEqualByComparingTo("0");
        assertThat(daily.followers()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "7, 24", "30, 72"})
    void defect33AnObservationOutsideTheToleranceIsNotTheStartOfTheWindow(int days, int toleranceHours) {
        Duration window = Duration.ofDays(days);
        Duration tolerance = Duration.ofHours(toleranceHours);
        for (int direction : new int[] {-1, 1}) {
            Duration edge = window.plus(tolerance.multipliedBy(direction));
            assertThat(over(days, growth(2, ago(edge, 1))).followers()).isEqualTo(1);
            Duration beyond = edge.plus(SECOND.multipliedBy(direction));
            assertThat(over(days, growth(2, ago(beyond, 1))))
                    .isEqualTo(new FollowerGrowth.Change(null, null, null, null));
        }
    }

    private static FollowerGrowth.Change over(int days, FollowerGrowth growth) {
        return days == 1 ? growth.daily() : days == 7 ? growth.weekly() : growth.monthly();
    }

    @Test
    void theNearestObservationIsTakenAndTheEarlierOfTwoEquallyNear() {
        FollowerGrowth nearest = growth(
                100, ago(Duration.ofHours(20), 50), ago(Duration.ofHours(25), 80), ago(Duration.ofHours(27), 60));
        assertThat(nearest.daily().followers()).isEqualTo(20);
        FollowerGrowth tie = growth(100, ago(Duration.ofHours(23), 50), ago(Duration.ofHours(25), 80));
        assertThat(tie.daily().followers()).isEqualTo(20);
    }

    @Test
    void nobodyFollowingThenGivesNoRateButAChange() {
        FollowerGrowth.Change daily = growth(7, ago(Duration.ofDays(1), 0)).daily();
        assertThat(daily.percent()).isNull();
        assertThat(daily.followers()).isEqualTo(7);
    }

    @Test
    void observationsAfterTheMomentAreNotLookedAt() {
        List<FollowerObservation> history = List.of(
                new FollowerObservation(NOW.plus(SECOND), 9_000),
                new FollowerObservation(NOW, 110),
                ago(Duration.ofDays(1), 100));
        assertThat(FollowerGrowth.of(history, NOW).daily().percent()).isEqualByComparingTo("10");
    }

    @Test
    void aStaleCurrentObservationGivesNoDailyGrowthButStillAWeeklyOne() {
        Instant later = NOW.plus(Duration.ofHours(6));
        List<FollowerObservation> history =
                List.of(new FollowerObservation(NOW, 110), ago(Duration.ofDays(1), 100), ago(Duration.ofDays(7), 55));
        assertThat(FollowerGrowth.of(history, later).daily().followers()).isEqualTo(10);
        FollowerGrowth stale = FollowerGrowth.of(history, later.plus(SECOND));
        assertThat(stale.daily().followers()).isNull();
        assertThat(stale.weekly().followers()).isEqualTo(55);
    }

    @Test
    void withoutObservationsNothingIsKnown() {
        FollowerGrowth none = FollowerGrowth.of(List.of(), NOW);
        assertThat(none.daily().percent()).isNull();
        assertThat(none.monthly().to()).isNull();
        assertThat(none.previousFollowers()).isNull();
    }

    @Test
    void thePreviousCountIsTheLatestThatDiffers() {
        assertThat(growth(5, ago(Duration.ofDays(3), 3), ago(Duration.ofDays(2), 4), ago(Duration.ofDays(1), 5))
                        .previousFollowers())
                .isEqualTo(4);
        assertThat(growth(5, ago(Duration.ofDays(1), 5)).previousFollowers()).isNull();
        assertThat(growth(5, ago(Duration.ofDays(1), 4), ago(SECOND.negated(), 9))
                        .previousFollowers())
                .isEqualTo(4);
    }

    @Test
    void figuresSayWhichObservationsAndHowFarTheCountFlickers() {
        Instant then = NOW.minus(Duration.ofDays(1));
        assertThat(growth(1_010, ago(Duration.ofDays(1), 1_000)).figures())
                .containsEntry(
                        Metric.FOLLOWER_GROWTH_RATE_DAILY,
                        new Measure(1.0, null, 2, null, then, NOW, 0.9, 1.1, List.of()))
                .containsEntry(
                        Metric.FOLLOWER_CHANGE_DAILY,
                        new Measure(10.0, null, 2, null, then, NOW, null, null, List.of()))
                .containsEntry(Metric.FOLLOWER_GROWTH_RATE_WEEKLY, Measure.unknown())
                .containsEntry(Metric.FOLLOWER_CHANGE_MONTHLY, Measure.unknown())
                .containsEntry(Metric.PREVIOUS_FOLLOWERS_COUNT, Measure.of(1_000))
                .hasSize(7);
    }

    @Test
    void eachWindowStandsUnderItsOwnName() {
        var figures = growth(
                        400, ago(Duration.ofDays(1), 200), ago(Duration.ofDays(7), 100), ago(Duration.ofDays(30), 50))
                .figures();
        assertThat(figures.get(Metric.FOLLOWER_GROWTH_RATE_DAILY).value()).isEqualTo(100);
        assertThat(figures.get(Metric.FOLLOWER_GROWTH_RATE_WEEKLY).value()).isEqualTo(300);
        assertThat(figures.get(Metric.FOLLOWER_GROWTH_RATE_MONTHLY).value()).isEqualTo(700);
        assertThat(figures.get(Metric.FOLLOWER_CHANGE_WEEKLY).value()).isEqualTo(300);
        assertThat(figures.get(Metric.FOLLOWER_CHANGE_MONTHLY).value()).isEqualTo(350);
        assertThat(growth(5).figures()).containsEntry(Metric.PREVIOUS_FOLLOWERS_COUNT, Measure.unknown());
    }

    @Test
    void aRateThatCannotBeFormedKeepsItsObservations() {
        Measure rate = growth(7, ago(Duration.ofDays(1), 0)).figures().get(Metric.FOLLOWER_GROWTH_RATE_DAILY);
        assertThat(rate.value()).isNull();
        assertThat(rate.n()).isEqualTo(2);
        assertThat(rate.low()).isNull();
    }
}
