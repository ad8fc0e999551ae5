package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidFiguresTest {
    private final List<Sample> media = new ArrayList<>();

    private Sample reel(long views, long likes) {
        Sample reel = Sample.reel("m" + media.size()).views(views).counts(likes, 0);
        media.add(reel);
        return reel;
    }

    private CreatorAnalytics compute() {
        return Figures.of(media.toArray(Sample[]::new));
    }

    private void paid(long... likes) {
        for (long each : likes) {
            reel(each * 10, each).paid();
        }
    }

    private void organic(long... likes) {
        for (long each : likes) {
            reel(each * 20, each);
        }
    }

    @Test
    void paidAndOrganicAreComparedByMedians() {
        paid(10, 20, 9_000);
        organic(40, 50, 30, 10);
        CreatorAnalytics analytics = compute();
        assertThat(analytics.value(Metric.PAID_CONTENT_COUNT)).isEqualTo(3);
        assertThat(analytics.value(Metric.PAID_MEDIAN_ENGAGEMENT)).isEqualTo(20);
        assertThat(analytics.value(Metric.ORGANIC_MEDIAN_ENGAGEMENT)).isEqualTo(35);
        assertThat(analytics.value(Metric.PAID_TO_ORGANIC_ENGAGEMENT)).isEqualTo(20.0 / 35);
        assertThat(analytics.value(Metric.PAID_MEDIAN_REEL_VIEWS)).isEqualTo(200);
        assertThat(analytics.value(Metric.ORGANIC_MEDIAN_REEL_VIEWS)).isEqualTo(700);
        assertThat(analytics.value(Metric.PAID_TO_ORGANIC_REEL_VIEWS)).isEqualTo(200.0 / 700);
        assertThat(analytics.measure(Metric.PAID_TO_ORGANIC_ENGAGEMENT).n()).isEqualTo(7);
    }

    @Test
    void fewerThanThreeOnASideAreNotCompared() {
        paid(10, 20);
        organic(40, 50, 30, 10);
        assertThat(compute().value(Metric.PAID_TO_ORGANIC_ENGAGEMENT)).isNull();
        assertThat(compute().value(Metric.PAID_MEDIAN_ENGAGEMENT)).isEqualTo(15);
        media.clear();
        paid(10, 20, 30);
        organic(40, 50);
        assertThat(compute().value(Metric.PAID_TO_ORGANIC_ENGAGEMENT)).isNull();
    }

    @Test
    void hiddenLikesAreMissingFromBothSides() {
        paid(10, 20, 30);
        organic(40, 50, 60);
        reel(1, 0).hiddenLikes();
        reel(1, 0).hiddenLikes().paid();
        Measure ratio = compute().measure(Metric.PAID_TO_ORGANIC_ENGAGEMENT);
        assertThat(ratio.value()).isEqualTo(0.4);
        assertThat(ratio.missingShare()).isEqualTo(0.25);
    }

    @Test
    void postsHaveNoPlaysToCompare() {
        paid(10, 20, 30);
        organic(40, 50, 60);
        media.add(Sample.post("post").counts(1, 1));
        assertThat(compute().measure(Metric.ORGANIC_MEDIAN_REEL_VIEWS).n()).isEqualTo(3);
        assertThat(compute().measure(Metric.ORGANIC_MEDIAN_REEL_VIEWS).missingShare())
                .isZero();
        assertThat(compute().measure(Metric.ORGANIC_MEDIAN_ENGAGEMENT).n()).isEqualTo(4);
    }

    @Test
    void nothingOrganicToDivideByIsUnknown() {
        paid(10, 20, 30);
        organic(0, 0, 0);
        assertThat(compute().value(Metric.PAID_TO_ORGANIC_ENGAGEMENT)).isNull();
        assertThat(compute().value(Metric.PAID_CONTENT_COUNT)).isEqualTo(3);
    }

    @Test
    void noPaidMediumIsATrueZero() {
        organic(1);
        assertThat(compute().value(Metric.PAID_CONTENT_COUNT)).isZero();
        assertThat(compute().value(Metric.PAID_MEDIAN_ENGAGEMENT)).isNull();
    }
}
