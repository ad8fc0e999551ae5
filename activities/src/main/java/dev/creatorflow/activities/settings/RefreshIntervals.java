package dev.creatorflow.activities.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads {@code hot=6h,normal=24h,slow=7d}. A tier that is left out keeps its default. */
record RefreshIntervals(Duration hot, Duration normal, Duration slow) {

    private static final String WANTED =
            "hot=6h,normal=24h,slow=7d is the form; each from 1m to 365d, hot the shortest";

    static RefreshIntervals parse(String text) throws NotRightException {
        Map<String, Duration> tiers = new HashMap<>(
                Map.of("hot", Duration.ofHours(6), "normal", Duration.ofDays(1), "slow", Duration.ofDays(7)));
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2 || !Set.of("hot", "normal", "slow").contains(pair[0].strip())) {
                throw new NotRightException(WANTED);
            }
            tiers.put(pair[0].strip(), duration(pair[1].strip()));
        }
        RefreshIntervals intervals = new RefreshIntervals(
                tiers.getOrDefault("hot", Duration.ZERO),
                tiers.getOrDefault("normal", Duration.ZERO),
                tiers.getOrDefault("slow", Duration.ZERO));
        if (intervals.hot.compareTo(intervals.normal) > 0 || intervals.normal.compareTo(intervals.slow) > 0) {
            throw new NotRightException(WANTED);
        }
        return intervals;
    }

    private static Duration duration(String text) throws NotRightException {
        try {
            return AmountFormats.duration(Duration.ofMinutes(1), Duration.ofDays(365))
                    .read(text);
        } catch (NotRightException e) {
            throw new NotRightException(WANTED);
        }
    }
}
