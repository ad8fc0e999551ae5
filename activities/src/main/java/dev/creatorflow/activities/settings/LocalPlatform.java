package dev.creatorflow.activities.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running local platform says about itself: {@code platform.properties} in its data folder holds settings by
 * their keys, and under {@code platform.pid} the process id of whoever serves them. Where {@code platform.started}
 * gives that process's start in milliseconds since 1970, an id used again by another process is not mistaken for it.
 */
final class LocalPlatform {

    private static final String PID = "platform.pid";
    private static final String STARTED = "platform.started";
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private LocalPlatform() {}

    /** The settings of the platform in this folder; empty where none runs. */
    static Map<String, String> settings(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("platform.properties");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        if (!running(properties)) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name, "")));
        return values;
    }

    private static boolean running(Properties properties) {
        Optional<ProcessHandle> process =
                number(properties, PID).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        Optional<Instant> started = number(properties, STARTED).map(Instant::ofEpochMilli);
        if (process.isEmpty() || started.isEmpty()) {
            return process.isPresent();
        }
        return process.get()
                .info()
                .startInstant()
                .map(start -> Duration.between(started.get(), start).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }

    private static Optional<Long> number(Properties properties, String key) {
        String text = properties.getProperty(key, "").strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
