package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaEngagementTest {

    @Test
    void likesAndCommentsAreAddedWhenBothAreKnown() {
        assertThat(MediaEngagement.count(948L, 35L)).isEqualTo(983L);
        assertThat(MediaEngagement.count(0L, 0L)).isZero();
    }

    @Test
    void anUnknownPartMakesTheSumUnknown() {
        assertThat(MediaEngagement.count(null, 35L)).isNull();
        assertThat(MediaEngagement.count(948L, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "983, 108221, 0.91",
        "0, 100, 0.00",
        "1, 800, 0.12", // exactly 0.125: a tie goes to the even digit
        "3, 800, 0.38", // exactly 0.375
        "1, 1, 100.00",
        "1234567, 10, 12345670.00",
    })
    void theRateIsPercentOfFollowersWithTwoDecimals(long engagement, long followers, String expected) {
        assertThat(MediaEngagement.rate(engagement, followers)).hasToString(expected);
    }

    @Test
    void theBinaryValueIsRoundedNotItsShortText() {
        assertThat(MediaEngagement.twoDecimals(2.675)).hasToString("2.67");
        assertThat(MediaEngagement.twoDecimals(-0.125)).hasToString("-0.12");
    }

    @Test
    void defect03AnUnknownFollowerBaseGivesNoRate() {
        assertThat(MediaEngagement.rate(10L, null)).isNull();
        assertThat(MediaEngagement.rate(10L, 0L)).isNull();
        assertThat(MediaEngagement.rate(null, 10L)).isNull();
    }
}
