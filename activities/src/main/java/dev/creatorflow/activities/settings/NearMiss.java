package dev.creatorflow.activities.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a mistyped key of ours from a key of someone else. */
final class NearMiss {

    private static final int MOST_EDITS = 2;
    private static final List<String> OUR_PREFIXES =
            List.of("RAPIDAPI_", "INSTAGRAM_", "R2_", "MEDIA_", "VIRAL_", "CREATORFLOW_", "API_", "WORKER_");

    /** Names in our spelling that other parts of the project, or its forerunner's {@code .env}, give a meaning of their own. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "CREATORFLOW_RECORDED_DIR",
            "CREATORFLOW_HOME",
            "CREATORFLOW_JAVA_OPTS",
            "CREATORFLOW_NO_BUILD",
            "CREATORFLOW_TOOLS_DIR",
            "INSTAGRAM_SCRAPER_ENABLED",
            "INSTAGRAM_CONCURRENT_CREATORS",
            "INSTAGRAM_MAX_WORKERS",
            "INSTAGRAM_BATCH_SIZE",
            "INSTAGRAM_CONNECTION_POOL_SIZE",
            "INSTAGRAM_CONNECTION_MAX_RETRIES",
            "INSTAGRAM_CONNECTION_TIMEOUT",
            "WORKER_ID",
            "WORKER_TIMEOUT",
            "API_WORKERS");

    private NearMiss() {}

    /** The key that was probably meant by an unknown name; empty where the name is not near any. */
    static Optional<SettingKey> suggestion(String name) {
        if (NOT_SETTINGS.contains(name)) {
            return Optional.empty();
        }
        return Stream.of(SettingKey.values())
                .filter(key -> edits(name, key.name()) <= MOST_EDITS || sameLetters(name, key.name()))
                .min(Comparator.comparingInt(key -> edits(name, key.name())));
    }

    /** Whether an unknown name begins like ours, so that in a file of settings it must be meant for us. */
    static boolean looksLikeOurs(String name) {
        return !NOT_SETTINGS.contains(name) && OUR_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static boolean sameLetters(String name, String key) {
        return name.replaceAll("[_.-]", "").equalsIgnoreCase(key.replace("_", ""));
    }

    /** Levenshtein's distance. */
    private static int edits(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
