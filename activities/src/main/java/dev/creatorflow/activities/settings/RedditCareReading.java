package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.SettingFormats.count;
import static dev.creatorflow.activities.settings.SettingFormats.oneOf;
import static dev.creatorflow.activities.settings.SettingFormats.path;

import dev.creatorflow.activities.settings.RedditCare.Nsfw;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads what of Reddit is read how often, and what is let in. */
final class RedditCareReading {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Map<String, Duration> INTERVALS = Map.of(
            "ok", Duration.ofHours(24),
            "no-seller", Duration.ofDays(7),
            "ours", Duration.ofHours(24),
            "authors", Duration.ofDays(30));

    private final SettingReader reader;
    private final Path workingDir;

    RedditCareReading(SettingReader reader, Path workingDir) {
        this.reader = reader;
        this.workingDir = workingDir;
    }

    RedditCare read() {
        Intervals intervals = reader.value(SettingKey.REDDIT_REFRESH_INTERVALS, RedditCareReading::intervals);
        return new RedditCare(
                intervals.of("ok"),
                intervals.of("no-seller"),
                intervals.of("ours"),
                intervals.of("authors"),
                reader.value(SettingKey.REDDIT_AUTHORS_PER_COMMUNITY, count(0, 10)),
                reader.value(SettingKey.REDDIT_NEW_POSTS, count(0, 1_000)),
                reader.value(SettingKey.REDDIT_DISCOVERY_DEPTH, count(0, 10)),
                reader.value(SettingKey.REDDIT_DISCOVERY_MIN_SUBSCRIBERS, count(0, Integer.MAX_VALUE)),
                reader.value(SettingKey.REDDIT_DISCOVERY_NSFW, oneOf(Nsfw.class)),
                reader.value(SettingKey.REDDIT_DISCOVERY_BUDGET, count(0, 1_000_000)),
                reader.value(SettingKey.REDDIT_DELETION_SHARE, count(1, 90)),
                reader.optional(SettingKey.REDDIT_KEYWORDS_FILE, path(workingDir)));
    }

    private record Intervals(Map<String, Duration> byName) {
        Duration of(String name) {
            return byName.getOrDefault(name, SHORTEST);
        }
    }

    /** Those that are not named keep their defaults. */
    private static Intervals intervals(String text) throws NotRightException {
        Map<String, Duration> intervals = new HashMap<>(INTERVALS);
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            String name =
                    equals < 0 ? entry.strip() : entry.substring(0, equals).strip();
            if (equals < 0 || !INTERVALS.containsKey(name)) {
                throw new NotRightException(
                        "ok=24h,no-seller=7d,ours=24h,authors=30d is the form; each from 1m to 365d");
            }
            intervals.put(
                    name,
                    AmountFormats.duration(SHORTEST, LONGEST)
                            .read(entry.substring(equals + 1).strip()));
        }
        return new Intervals(intervals);
    }
}
