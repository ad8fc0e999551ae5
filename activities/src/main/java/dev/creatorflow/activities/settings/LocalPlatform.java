package dev.creatorflow.activities.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running local platform says about itself: {@code platform.properties} in its data folder holds settings by
 * their keys, {@code platform.pid} the process id of whoever serves them, and on a second line, where known, that
 * process's start in milliseconds since 1970, so that an id used again by another process is not mistaken for it.
 */
final class LocalPlatform {

    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private LocalPlatform() {}

    /** The settings of the platform in this folder; empty where none runs. */
    static Map<String, String> settings(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("platform.properties");
        if (!Files.isRegularFile(file) || !running(dataDirectory.resolve("platform.pid"))) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name, "")));
        return values;
    }

    private static boolean running(Path pidFile) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        boolean startKnown = lines.size() > 1 && lines.get(1).strip().matches("\\d{1,18}");
        if (process.isEmpty() || !startKnown) {
            return process.isPresent();
        }
        Instant written = Instant.ofEpochMilli(Long.parseLong(lines.get(1).strip()));
        return process.get()
                .info()
                .startInstant()
                .map(started -> Duration.between(written, started).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(true);
    }
}
