package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quirks of the replaced system, which the comparison must show as they were. */
class LegacyFormulasTest {

    private static LegacyFormulas legacy(@Nullable Long followers, Sample... media) {
        return LegacyFormulas.of(
                Stream.of(media).map(Sample::build).toList(), followers, AnalyticsRules.standard(), Sample.NOW);
    }

    private static Sample[] posts(long hit, long others, int count) {
        Sample[] posts = new Sample[count];
        for (int i = 0; i < count; i++) {
            posts[i] = Sample.post("p" + i).counts(i == 0 ? hit : others, 0);
        }
        return posts;
    }

    private static Sample[] reels(long hit, long others, int count) {
        Sample[] reels = new Sample[count];
        for (int i = 0; i < count; i++) {
            reels[i] = Sample.reel("r" + i).views(i == 0 ? hit : others);
        }
        return reels;
    }

    @Test
    void aClipOfBothStreamsCountsTwice() {
        MediaSample both = new MediaSample(
                "1",
                true,
                true,
                Sample.reel("1").build().form(),
                true,
                Sample.NOW,
                false,
                100L,
                10L,
                false,
                2L,
                null,
                null,
                null,
                true,
                false,
                true);
        LegacyFormulas legacy = LegacyFormulas.of(List.of(both), 1_000L, AnalyticsRules.standard(), Sample.NOW);
        assertThat(legacy.number(Metric.TOTAL_CONTENT_ANALYZED)).isEqualTo(2);
        assertThat(legacy.number(Metric.TOTAL_LIKES)).isEqualTo(20);
        assertThat(legacy.number(Metric.AVG_POST_ENGAGEMENT)).isEqualTo(12);
    }

    @Test
    void commentsAloneMadeNoReelEngagement() {
        assertThat(legacy(1_000L, Sample.reel("1").counts(0, 50)).number(Metric.REEL_ENGAGEMENT_RATE))
                .isZero();
        assertThat(legacy(1_000L, Sample.reel("1").counts(1, 49)).number(Metric.REEL_ENGAGEMENT_RATE))
                .isEqualTo(5);
    }

    @Test
    void withoutFollowersEveryRateWasZero() {
        LegacyFormulas legacy = legacy(
                null, Sample.reel("1").views(9).counts(8, 1), Sample.post("2").counts(5, 1));
        for (Metric metric : List.of(
                Metric.CONTENT_REACH_RATE,
                Metric.REEL_ENGAGEMENT_RATE,
                Metric.POST_ENGAGEMENT_RATE,
                Metric.AVG_ENGAGEMENT_PER_CONTENT,
                Metric.ENGAGEMENT_RATE)) {
            assertThat(legacy.number(metric)).as(metric.metricName()).isZero();
        }
        assertThat(legacy.number(Metric.TOTAL_ENGAGEMENT)).isEqualTo(15);
    }

    @Test
    void theMultipleAndTheFloorWereInclusiveAndTheMeanHeldTheMediumItself() {
        // mean of 90,000 and nine times 10,000: 18,000, a fifth of the hit
        assertThat(legacy(1L, reels(90_000, 10_000, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isEqualTo(1);
        assertThat(legacy(1L, reels(90_000, 10_000, 10)).number(Metric.VIRAL_CONTENT_RATE))
                .isEqualTo(10);
        assertThat(legacy(1L, reels(89_999, 10_000, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isZero();
        assertThat(legacy(1L, reels(50_000, 10, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isEqualTo(1);
        assertThat(legacy(1L, reels(49_999, 10, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isZero();
        assertThat(legacy(1L, reels(9_000_000, 1, 5)).number(Metric.VIRAL_CONTENT_COUNT))
                .isZero();
    }

    @Test
    void aPostNeededNoFloorAndCountedOnlyInTheCount() {
        assertThat(legacy(1L, posts(45, 5, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isEqualTo(1);
        assertThat(legacy(1L, posts(45, 5, 10)).number(Metric.VIRAL_CONTENT_RATE))
                .isZero();
        assertThat(legacy(1L, posts(44, 5, 10)).number(Metric.VIRAL_CONTENT_COUNT))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 151, 100, reels",
        "1000, 150, 100, mixed",
        "1000, 100, 150, mixed",
        "1000, 100, 151, posts",
        "0, 1, 100, posts",
        "0, 1, 4, reels",
        "0, 1, 5, posts",
        "0, 0, 0, reels",
    })
    void theBestTypeComparedPlaysWithLikesWhereNoRateDecided(long followers, long reels, long posts, String type) {
        assertThat(legacy(
                                followers,
                                Sample.reel("1").views(5).counts(reels, 0),
                                Sample.post("2").counts(posts, 0))
                        .texts())
                .containsEntry(Metric.BEST_CONTENT_TYPE, type);
    }

    @Test
    void nothingAtAllLeftTheTypeOpen() {
        assertThat(legacy(10L, Sample.reel("1").views(0)).texts()).doesNotContainKey(Metric.BEST_CONTENT_TYPE);
        assertThat(legacy(10L).texts()).isEmpty();
        assertThat(legacy(10L).number(Metric.AVG_REEL_VIEWS)).isZero();
        assertThat(legacy(10L).number(Metric.POSTING_FREQUENCY_PER_WEEK)).isZero();
        assertThat(legacy(10L).numbers()).doesNotContainKey(Metric.DAYS_SINCE_LAST_POST);
    }

    @Test
    void savesAndLikesWereDividedAsTheyCame() {
        LegacyFormulas legacy = legacy(1L, Sample.post("1").counts(10, 5).saves(2));
        assertThat(legacy.number(Metric.SAVE_TO_LIKE_RATIO)).isEqualTo(0.2);
        assertThat(legacy.number(Metric.COMMENT_TO_LIKE_RATIO)).isEqualTo(0.5);
        assertThat(legacy(1L, Sample.post("1").counts(0, 5).saves(2)).number(Metric.COMMENT_TO_LIKE_RATIO))
                .isZero();
        assertThat(legacy(1L, Sample.post("1").counts(0, 5).saves(2)).number(Metric.SAVE_TO_LIKE_RATIO))
                .isZero();
    }

    @Test
    void aBurstOfMediaScoredZeroAndOneInstantHadNoFrequency() {
        Sample[] burst = new Sample[12];
        for (int i = 0; i < burst.length; i++) {
            burst[i] = Sample.post("b" + i).daysAgo(i == 0 ? 300 : 1);
        }
        assertThat(legacy(1L, burst).number(Metric.POSTING_CONSISTENCY_SCORE)).isZero();
        LegacyFormulas instant =
                legacy(1L, Sample.post("1").daysAgo(1), Sample.post("2").daysAgo(1));
        assertThat(instant.number(Metric.POSTING_FREQUENCY_PER_WEEK)).isZero();
        assertThat(instant.number(Metric.POSTING_CONSISTENCY_SCORE)).isZero();
        LegacyFormulas uneven = legacy(
                1L,
                Sample.post("1").daysAgo(1),
                Sample.post("2").daysAgo(2),
                Sample.post("3").daysAgo(5));
        assertThat(uneven.number(Metric.POSTING_CONSISTENCY_SCORE)).isCloseTo(50, within(1e-9));
        assertThat(uneven.number(Metric.POSTING_FREQUENCY_PER_WEEK)).isCloseTo(5.25, within(1e-9));
    }

    @Test
    void theFirstOfEquallyFrequentHoursWon() {
        LegacyFormulas legacy = legacy(
                1L,
                Sample.post("1").at(Sample.NOW.minusSeconds(3_600)),
                Sample.post("2").at(Sample.NOW.minusSeconds(7_200)),
                Sample.post("3").at(Sample.NOW.minusSeconds(90_000)));
        assertThat(legacy.number(Metric.MOST_ACTIVE_HOUR)).isEqualTo(4);
        assertThat(legacy.texts()).containsEntry(Metric.MOST_ACTIVE_DAY, "Thursday");
    }
}
