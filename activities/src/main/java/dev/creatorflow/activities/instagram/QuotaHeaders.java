package dev.creatorflow.activities.instagram;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The quota the provider's gateway states beside an answer. Null means that it did not state it.
 *
 * @param limit {@code x-ratelimit-requests-limit}: requests of the billing period
 * @param remaining {@code x-ratelimit-requests-remaining}: what is left of them; may be negative where the plan allows overuse
 * @param resetSeconds {@code x-ratelimit-requests-reset}: seconds until the period begins anew
 * @param others every other {@code x-ratelimit-…} header by the rest of its name, such as {@code rapid-free-plans-hard-limit-remaining}
 */
public record QuotaHeaders(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Long resetSeconds,
        Map<String, Long> others) {
    public static final QuotaHeaders NONE = new QuotaHeaders(null, null, null, Map.of());

    private static final String PREFIX = "x-ratelimit-";
    private static final int MOST_OTHERS = 20;

    public QuotaHeaders {
        others = Map.copyOf(others);
    }

    /** Reads them out of headers with lower-case names; a value that is no number counts as not stated. */
    static QuotaHeaders of(Map<String, String> headers) {
        Map<String, Long> numbers = new TreeMap<>();
        headers.forEach((name, value) -> {
            Long number = name.startsWith(PREFIX) ? number(value) : null;
            if (number != null) {
                numbers.put(name.substring(PREFIX.length()), number);
            }
        });
        Long limit = numbers.remove("requests-limit");
        Long remaining = numbers.remove("requests-remaining");
        Long reset = numbers.remove("requests-reset");
        while (numbers.size() > MOST_OTHERS) {
            numbers.remove(numbers.keySet().iterator().next());
        }
        return limit == null && remaining == null && reset == null && numbers.isEmpty()
                ? NONE
                : new QuotaHeaders(limit, remaining, reset, numbers);
    }

    private static @Nullable Long number(String value) {
        String text = value.strip();
        return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
