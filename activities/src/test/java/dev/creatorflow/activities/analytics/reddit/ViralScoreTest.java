package dev.creatorflow.activities.analytics.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViralScoreTest {
    private static final Duration RANGE = Duration.ofDays(3);

    /** 500 upvotes, 20 comments, 18 hours old: 5, 4, 10 and 0.75. */
    @Test
    void eachVersionWeighsTheSameParts() {
        assertThat(score(ViralScore.LISTED, false)).isCloseTo(2 + 1.6 + 1 + 0.0375, within(1e-9));
        assertThat(score(ViralScore.LISTED, true)).isCloseTo(1.1 * (2 + 1.6 + 1 + 0.0375), within(1e-9));
        assertThat(score(ViralScore.PAGED, false)).isCloseTo(1.75 + 1.4 + 1 + 0.15, within(1e-9));
        assertThat(score(ViralScore.CURRENT, false)).isCloseTo(2 + 1.4 + 1.5 + 0.75, within(1e-9));
    }

    private static double score(ViralScore version, boolean safe) {
        return version.of(500, 20, Posts.NOON.minus(Duration.ofHours(18)), safe, RANGE, Posts.NOON);
    }
}
