package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.http.HttpAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Reddit says of its rate: {@code x-ratelimit-used}, {@code -remaining} and {@code -reset} (seconds), over all programs of the application. */
final class RateHeaders {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What is waited for after a 429 that names no time. */
    private static final Duration UNNAMED = Duration.ofSeconds(60);

    private RateHeaders() {}

    static ProviderQuota quota(HttpAnswer answer) {
        Double remaining = number(answer.header("x-ratelimit-remaining"));
        Double used = number(answer.header("x-ratelimit-used"));
        Double reset = number(answer.header("x-ratelimit-reset"));
        Long left = remaining == null ? null : (long) Math.floor(remaining);
        Long limit = left == null || used == null ? null : left + (long) Math.ceil(used);
        return new ProviderQuota(limit, left, reset == null ? null : Duration.ofMillis(Math.round(reset * 1000)));
    }

    /** After a refused rate nothing is left until it says otherwise, whatever the headers say was left. */
    static ProviderQuota usedUp(ProviderQuota stated, Duration pause) {
        return new ProviderQuota(stated.limit(), 0L, pause);
    }

    /** How long to stay away after a 429: by Retry-After, else by the end of the period. */
    static Duration pause(@Nullable Duration retryAfter, ProviderQuota stated) {
        Duration reset = stated.resetIn();
        Duration pause = retryAfter != null ? retryAfter : reset != null ? reset : UNNAMED;
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static @Nullable Double number(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : null;
    }
}
