package dev.creatorflow.infra.local.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Small property files that others read while they are written: put in place whole, readable by their owner only, one
 * {@code key=value} a line and nothing escaped, so that a shell reads them as well as {@link Properties} does.
 */
public final class PropertyFile {
    private PropertyFile() {}

    /** What the file holds, sorted by key; nothing if there is no such file. */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    /** Replaces the file in one step; makes its folder if need be. */
    public static void write(Path file, Map<String, String> values) {
        String text = new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(
                    folder,
                    "." + file.getFileName(),
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }

    private static String line(String key, String value) {
        if (value.chars().anyMatch(c -> c == '\\' || c < ' ') || !value.strip().equals(value)) {
            throw new IllegalArgumentException("the value of " + key + " would need escaping");
        }
        return key + "=" + value + "\n";
    }
}
