package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.http.HttpAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateHeadersTest {
    private static final List<String> NAMES = List.of("x-ratelimit-used", "x-ratelimit-remaining", "x-ratelimit-reset");

    @Test
    void whatIsLeftIsRoundedDownAndWhatIsUsedUp() {
        ProviderQuota quota = RateHeaders.quota(answer(
                Map.of("x-ratelimit-used", "3.2", "x-ratelimit-remaining", "96.9", "x-ratelimit-reset", "12.5")));
        assertThat(quota).isEqualTo(new ProviderQuota(100L, 96L, Duration.ofMillis(12_500)));
    }

    /** Whatever a gateway writes there: a count of zero or more, or nothing; and a pause within bounds. */
    @Test
    void anyTextIsACountOrNone() {
        String[] pieces = {"0", "9", "99999999", "-", ".", ",", " ", "e9", "NaN", "Infinity", "\u0000", "٣", "0x1"};
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            Map<String, String> headers = new HashMap<>();
            for (String name : NAMES) {
                StringBuilder text = new StringBuilder();
                for (int piece = random.nextInt(4); piece > 0; piece--) {
                    text.append(pieces[random.nextInt(pieces.length)]);
                }
                headers.put(name, text.toString());
            }
            ProviderQuota quota = RateHeaders.quota(answer(headers));
            assertThat(quota.remaining() == null || quota.remaining() >= 0)
                    .as("seed %d: %s", seed, headers)
                    .isTrue();
            assertThat(quota.limit() == null || quota.limit() >= 0)
                    .as("seed %d: %s", seed, headers)
                    .isTrue();
            assertThat(RateHeaders.pause(null, quota))
                    .as("seed %d: %s", seed, headers)
                    .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
        }
    }

    private static HttpAnswer answer(Map<String, String> headers) {
        return new HttpAnswer(200, headers, new byte[0], Duration.ofMillis(1));
    }
}
