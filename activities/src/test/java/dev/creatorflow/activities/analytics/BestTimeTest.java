package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestTimeTest {
    /** Mondays at 9, Tuesdays at 18; as of Thursday, 18 September. */
    private static final String[] MONDAYS = {"2025-09-01T09:10:00Z", "2025-09-08T09:20:00Z", "2025-09-15T09:30:00Z"};

    private static final String[] TUESDAYS = {"2025-09-02T18:10:00Z", "2025-09-09T18:20:00Z", "2025-09-16T18:30:00Z"};

    private final List<Sample> media = new ArrayList<>();

    private void posts(String[] times, long... likes) {
        for (int i = 0; i < times.length; i++) {
            media.add(Sample.post("p" + media.size()).counts(likes[i], 0).at(Instant.parse(times[i])));
        }
    }

    private void reels(String[] times, long... likes) {
        for (int i = 0; i < times.length; i++) {
            media.add(Sample.reel("r" + media.size()).counts(likes[i], 0).at(Instant.parse(times[i])));
        }
    }

    private CreatorAnalytics compute() {
        return Figures.of(media.toArray(Sample[]::new));
    }

    @Test
    void defect31TheBestTimeIsTheOneThatPerformsNotTheMostFrequent() {
        posts(MONDAYS, 100, 100, 100);
        posts(new String[] {"2025-08-25T09:00:00Z"}, 100);
        posts(TUESDAYS, 300, 100, 400);
        CreatorAnalytics analytics = compute();
        assertThat(analytics.measure(Metric.MOST_ACTIVE_DAY).text()).isEqualTo("Monday");
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Tuesday");
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY).value()).isNull();
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY).n()).isEqualTo(3);
        assertThat(analytics.value(Metric.BEST_POSTING_DAY_PERFORMANCE)).isEqualTo(3);
        assertThat(analytics.value(Metric.BEST_POSTING_HOUR)).isEqualTo(18);
        assertThat(analytics.value(Metric.BEST_POSTING_HOUR_PERFORMANCE)).isEqualTo(3);
    }

    @Test
    void oneHitDoesNotMakeATime() {
        posts(MONDAYS, 10, 90_000, 10);
        posts(TUESDAYS, 20, 20, 20);
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Tuesday");
    }

    @Test
    void eachMediumIsMeasuredAgainstItsOwnType() {
        // Reels get a hundred times more everywhere; what they get on Mondays is poor for a reel.
        reels(MONDAYS, 1_000, 1_000, 1_000);
        reels(
                new String[] {"2025-09-03T01:00:00Z", "2025-09-04T02:00:00Z", "2025-09-05T03:00:00Z"},
                5_000,
                5_000,
                5_000);
        posts(TUESDAYS, 40, 40, 40);
        posts(new String[] {"2025-09-03T04:00:00Z"}, 10);
        CreatorAnalytics analytics = compute();
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Tuesday");
        assertThat(analytics.value(Metric.BEST_POSTING_DAY_PERFORMANCE)).isEqualTo(1);
    }

    @Test
    void fewerThanThreeMediaSayNothingAboutATime() {
        posts(MONDAYS, 10, 10, 10);
        posts(new String[] {TUESDAYS[0], TUESDAYS[1]}, 900, 900);
        Measure day = compute().measure(Metric.BEST_POSTING_DAY);
        assertThat(day.text()).isNull();
        assertThat(day.n()).isEqualTo(5);
        assertThat(compute().value(Metric.BEST_POSTING_HOUR)).isNull();
        assertThat(compute().value(Metric.BEST_POSTING_HOUR_PERFORMANCE)).isNull();
        assertThat(compute().value(Metric.BEST_POSTING_DAY_PERFORMANCE)).isNull();
    }

    @Test
    void youngAndPinnedMediaAndUnknownTimesAreLeftOut() {
        posts(MONDAYS, 10, 10, 10);
        posts(new String[] {TUESDAYS[0], TUESDAYS[1]}, 90, 90);
        media.add(Sample.post("pinned")
                .counts(90, 0)
                .at(Instant.parse(TUESDAYS[2]))
                .pinned());
        media.add(Sample.post("timeless").counts(90, 0).at(null));
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).text()).isNull();
        media.add(Sample.post("young").counts(90, 0).at(Sample.NOW.minusSeconds(86_399)));
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).n()).isEqualTo(5);
        media.add(Sample.post("mature").counts(90, 0).at(Sample.NOW.minusSeconds(86_400)));
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).n()).isEqualTo(6);
    }

    @Test
    void unknownEngagementIsMissingFromEveryTime() {
        posts(MONDAYS, 10, 10, 10);
        posts(TUESDAYS, 90, 90, 90);
        media.add(Sample.post("hidden").hiddenLikes().at(Instant.parse(TUESDAYS[0])));
        media.add(Sample.post("hidden too").hiddenLikes().at(Instant.parse(MONDAYS[0])));
        CreatorAnalytics analytics = compute();
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY).missingShare()).isEqualTo(0.25);
        assertThat(analytics.measure(Metric.BEST_POSTING_DAY_PERFORMANCE).missingShare())
                .isEqualTo(0.25);
        assertThat(analytics.measure(Metric.BEST_POSTING_HOUR).missingShare()).isEqualTo(0.25);
        assertThat(analytics.measure(Metric.BEST_POSTING_HOUR_PERFORMANCE).missingShare())
                .isEqualTo(0.25);
    }

    @Test
    void aTypeThatTypicallyGetsNothingCannotBeCompared() {
        posts(MONDAYS, 10, 10, 10);
        posts(TUESDAYS, 20, 20, 20);
        reels(MONDAYS, 0, 0, 7);
        Measure day = compute().measure(Metric.BEST_POSTING_DAY);
        assertThat(day.text()).isEqualTo("Tuesday");
        assertThat(day.missingShare()).isEqualTo(3 / 9.0);
    }

    @Test
    void ofEqualTimesTheOneWithMoreMediaWinsThenTheEarlierInTheWeek() {
        posts(MONDAYS, 10, 10, 10);
        posts(TUESDAYS, 10, 10, 10);
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Monday");
        assertThat(compute().value(Metric.BEST_POSTING_HOUR)).isEqualTo(9);
        posts(new String[] {"2025-08-26T18:00:00Z"}, 10);
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Tuesday");
        assertThat(compute().measure(Metric.BEST_POSTING_DAY).n()).isEqualTo(4);
    }

    @Test
    void hoursAndWeekdaysAreThoseOfTheZone() {
        posts(MONDAYS, 10, 10, 10);
        posts(TUESDAYS, 20, 20, 20);
        CreatorAnalytics tokyo =
                Figures.of(AnalyticsRules.standard().in(ZoneId.of("Asia/Tokyo")), media.toArray(Sample[]::new));
        assertThat(tokyo.measure(Metric.BEST_POSTING_DAY).text()).isEqualTo("Wednesday");
        assertThat(tokyo.value(Metric.BEST_POSTING_HOUR)).isEqualTo(3);
    }
}
