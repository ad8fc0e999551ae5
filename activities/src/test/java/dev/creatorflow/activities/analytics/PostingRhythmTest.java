package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PostingRhythmTest {

    private static StreamCoverage back(int days) {
        return StreamCoverage.backTo(Sample.NOW.minus(Duration.ofDays(days)));
    }

    @Test
    void defect30NMediaBoundNMinusOneGaps() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").daysAgo(0),
                Sample.post("2").daysAgo(7),
                Sample.post("3").daysAgo(14));
        assertThat(analytics.value(Metric.POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        assertThat(analytics.measure(Metric.POSTING_FREQUENCY_PER_WEEK).n()).isEqualTo(3);
        assertThat(analytics.value(Metric.POSTING_CONSISTENCY_SCORE)).isEqualTo(100);
        assertThat(analytics.value(Metric.POSTS_POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        assertThat(analytics.value(Metric.REELS_POSTING_FREQUENCY_PER_WEEK)).isNull();
    }

    @Test
    void defect30MediaWithinADayExtrapolateToNothing() {
        assertThat(Figures.of(Sample.reel("1").daysAgo(1), Sample.post("2").daysAgo(2))
                        .value(Metric.POSTING_FREQUENCY_PER_WEEK))
                .isEqualTo(7);
        assertThat(Figures.of(Sample.reel("1").daysAgo(1), Sample.post("2").daysAgo(1.99))
                        .value(Metric.POSTING_FREQUENCY_PER_WEEK))
                .isNull();
        assertThat(Figures.of(Sample.reel("1")).value(Metric.POSTING_FREQUENCY_PER_WEEK))
                .isNull();
    }

    @Test
    void defect30PinnedMediaShowNoRhythm() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").daysAgo(0),
                Sample.reel("2").daysAgo(7),
                Sample.reel("pin").daysAgo(70).pinned());
        assertThat(analytics.value(Metric.REELS_POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        assertThat(analytics.value(Metric.POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        assertThat(analytics.measure(Metric.POSTING_FREQUENCY_PER_WEEK).missingShare())
                .isZero();
    }

    @Test
    void bothStreamsAreComparedSinceBothAreKnown() {
        Sample[] media = {
            Sample.reel("1").daysAgo(0),
            Sample.reel("2").daysAgo(7),
            Sample.post("3").daysAgo(14),
            Sample.post("4").daysAgo(28),
            Sample.post("5").daysAgo(42),
        };
        CreatorAnalytics reelsShort = Figures.of(back(14), back(42), media);
        assertThat(reelsShort.measure(Metric.POSTING_FREQUENCY_PER_WEEK))
                .extracting(Measure::value, Measure::n)
                .containsExactly(1.0, 3);
        assertThat(reelsShort.value(Metric.POSTS_POSTING_FREQUENCY_PER_WEEK)).isEqualTo(0.5);
        assertThat(reelsShort.value(Metric.REELS_POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        CreatorAnalytics reelsComplete = Figures.of(StreamCoverage.complete(), back(42), media);
        assertThat(reelsComplete.measure(Metric.POSTING_FREQUENCY_PER_WEEK).n()).isEqualTo(5);
        CreatorAnalytics feedShort = Figures.of(back(42), back(14), media);
        assertThat(feedShort.measure(Metric.POSTING_FREQUENCY_PER_WEEK).n()).isEqualTo(3);
        assertThat(feedShort.value(Metric.POSTS_POSTING_FREQUENCY_PER_WEEK)).isNull();
    }

    @Test
    void aStreamNeverWalkedLeavesTheCommonRhythmUnknown() {
        CreatorAnalytics analytics = Figures.of(
                back(30),
                StreamCoverage.unknown(),
                Sample.reel("1").daysAgo(0),
                Sample.reel("2").daysAgo(7));
        Measure both = analytics.measure(Metric.POSTING_FREQUENCY_PER_WEEK);
        assertThat(both.value()).isNull();
        assertThat(both.n()).isZero();
        assertThat(both.missingShare()).isEqualTo(1);
        assertThat(analytics.measure(Metric.MOST_ACTIVE_DAY).text()).isNull();
        assertThat(analytics.value(Metric.REELS_POSTING_FREQUENCY_PER_WEEK)).isEqualTo(1);
        assertThat(Figures.of(
                                StreamCoverage.unknown(),
                                back(30),
                                Sample.post("1").daysAgo(0))
                        .measure(Metric.MOST_ACTIVE_HOUR)
                        .value())
                .isNull();
    }

    @Test
    void aMediumWithoutATimeIsMissing() {
        Measure frequency = Figures.of(
                        Sample.post("1").daysAgo(0),
                        Sample.post("2").daysAgo(7),
                        Sample.post("3").at(null))
                .measure(Metric.POSTING_FREQUENCY_PER_WEEK);
        assertThat(frequency.value()).isEqualTo(1);
        assertThat(frequency.missingShare()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void unevenGapsScoreLower() {
        // gaps of 1 and 3 days: mean 2, population deviation 1
        assertThat(Figures.of(
                                Sample.post("1").daysAgo(1),
                                Sample.post("2").daysAgo(2),
                                Sample.post("3").daysAgo(5))
                        .value(Metric.POSTING_CONSISTENCY_SCORE))
                .isEqualTo(50);
        // many at once, then a long silence: worse than 0 is 0
        Sample[] burst = new Sample[12];
        for (int i = 0; i < burst.length; i++) {
            burst[i] = Sample.post("b" + i).daysAgo(i == 0 ? 300 : 1);
        }
        assertThat(Figures.of(burst).value(Metric.POSTING_CONSISTENCY_SCORE)).isZero();
        assertThat(Figures.of(Sample.post("1").daysAgo(1), Sample.post("2").daysAgo(1))
                        .value(Metric.POSTING_CONSISTENCY_SCORE))
                .isNull();
        assertThat(Figures.of(Sample.post("1")).value(Metric.POSTING_CONSISTENCY_SCORE))
                .isNull();
    }

    @Test
    void defect31DayAndHourAreThoseOfTheZoneAskedFor() {
        Sample late = Sample.post("1").at(Instant.parse("2025-09-15T03:30:00Z"));
        CreatorAnalytics utc = Figures.of(late);
        assertThat(utc.measure(Metric.MOST_ACTIVE_DAY).text()).isEqualTo("Monday");
        assertThat(utc.value(Metric.MOST_ACTIVE_HOUR)).isEqualTo(3);
        CreatorAnalytics newYork = Figures.of(AnalyticsRules.standard().in(ZoneId.of("America/New_York")), late);
        assertThat(newYork.measure(Metric.MOST_ACTIVE_DAY).text()).isEqualTo("Sunday");
        assertThat(newYork.value(Metric.MOST_ACTIVE_HOUR)).isEqualTo(23);
    }

    @Test
    void theMostFrequentDayWinsAndOfEqualOnesTheEarlier() {
        assertThat(Figures.of(
                                Sample.post("1").at(Instant.parse("2025-09-08T05:00:00Z")),
                                Sample.post("2").at(Instant.parse("2025-09-09T06:00:00Z")),
                                Sample.post("3").at(Instant.parse("2025-09-16T06:00:00Z")))
                        .measure(Metric.MOST_ACTIVE_DAY)
                        .text())
                .isEqualTo("Tuesday");
        CreatorAnalytics tie = Figures.of(
                Sample.post("1").at(Instant.parse("2025-09-16T06:00:00Z")),
                Sample.post("2").at(Instant.parse("2025-09-12T09:00:00Z")));
        assertThat(tie.measure(Metric.MOST_ACTIVE_DAY).text()).isEqualTo("Friday");
        assertThat(tie.value(Metric.MOST_ACTIVE_HOUR)).isEqualTo(9);
    }

    @Test
    void theLastPostIsTheNewestPinnedOrNot() {
        CreatorAnalytics analytics = Figures.of(
                Sample.reel("1").daysAgo(9), Sample.post("2").daysAgo(2.5).pinned());
        assertThat(analytics.value(Metric.DAYS_SINCE_LAST_POST)).isEqualTo(2.5);
        assertThat(analytics.measure(Metric.LAST_POST_DAYS_AGO))
                .isEqualTo(analytics.measure(Metric.DAYS_SINCE_LAST_POST));
        Instant ahead = Sample.NOW.plusSeconds(60);
        assertThat(Figures.of(Sample.reel("1").at(ahead)).value(Metric.DAYS_SINCE_LAST_POST))
                .isZero();
        assertThat(Figures.of(Sample.reel("1").at(null)).value(Metric.DAYS_SINCE_LAST_POST))
                .isNull();
    }
}
