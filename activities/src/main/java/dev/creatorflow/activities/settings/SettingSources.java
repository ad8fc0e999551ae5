package dev.creatorflow.activities.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the raw values from all sources in order of precedence. Not thread-safe; lives for one load. */
final class SettingSources {

    private static final String FILE_SUFFIX = "_FILE";

    private final Path workingDir;
    private final Map<SettingKey, RawSetting> raw = new EnumMap<>(SettingKey.class);
    private final List<SettingProblem> problems = new ArrayList<>();

    SettingSources(Path workingDir) {
        this.workingDir = workingDir;
    }

    Map<SettingKey, RawSetting> raw() {
        return Map.copyOf(raw);
    }

    List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    Optional<RawSetting> get(SettingKey key) {
        return Optional.ofNullable(raw.get(key));
    }

    void addEnvironment(Map<String, String> environment) {
        add(environment, "environment", false);
    }

    void addEnvFile() {
        read(".env").ifPresent(content -> {
            EnvFile file = EnvFile.parse(content);
            file.wrongLines()
                    .forEach(line ->
                            problems.add(new SettingProblem("line " + line, "", ".env", "KEY=value is wanted")));
            add(file.values(), ".env", true);
        });
    }

    void addYaml() {
        read("application.yaml").ifPresent(content -> {
            try {
                add(YamlFile.parse(content), "application.yaml", true);
            } catch (NotRightException e) {
                problems.add(new SettingProblem("application.yaml", "", "working directory", e.whatWouldBeRight()));
            }
        });
    }

    /** What the running local platform gives, except for things a person has named elsewhere. */
    void addPlatform(Path dataDirectory) {
        Map<String, String> values;
        try {
            values = LocalPlatform.settings(dataDirectory);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new SettingProblem(
                    SettingKey.CREATORFLOW_DATA_DIR.name(),
                    dataDirectory.toString(),
                    "local platform",
                    "its platform.properties cannot be read: " + e.getMessage()));
            return;
        }
        Set<SettingGroup> namedElsewhere = EnumSet.noneOf(SettingGroup.class);
        for (SettingGroup group : SettingGroup.values()) {
            if (group.anchors().stream().anyMatch(raw::containsKey)) {
                namedElsewhere.add(group);
            }
        }
        values.forEach((name, value) -> SettingKey.named(name)
                .filter(key -> !namedElsewhere.contains(key.group()))
                .ifPresent(key -> put(key, value, "local platform")));
    }

    private void add(Map<String, String> values, String origin, boolean settingsFile) {
        values.forEach((name, value) -> {
            if (value.isBlank()) {
                return;
            }
            Optional<SettingKey> key = SettingKey.named(name);
            if (key.isPresent()) {
                put(key.get(), value, origin);
            } else if (secretOfFile(name).isEmpty()) {
                unknown(name, origin, settingsFile);
            }
        });
        values.forEach((name, value) -> secretOfFile(name)
                .filter(_ -> !value.isBlank())
                .ifPresent(key -> putFromFile(key, name, value.strip(), origin)));
    }

    private static Optional<SettingKey> secretOfFile(String name) {
        return name.endsWith(FILE_SUFFIX) && SettingKey.named(name).isEmpty()
                ? SettingKey.named(name.substring(0, name.length() - FILE_SUFFIX.length()))
                        .filter(SettingKey::secret)
                : Optional.empty();
    }

    private void put(SettingKey key, String value, String origin) {
        if (!value.isBlank()) {
            raw.putIfAbsent(key, new RawSetting(value.strip(), origin));
        }
    }

    private void putFromFile(SettingKey key, String name, String file, String origin) {
        if (raw.containsKey(key)) {
            return;
        }
        try {
            put(key, Files.readString(workingDir.resolve(file), StandardCharsets.UTF_8), origin + ", " + name);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(new SettingProblem(
                    name, file, origin, "a file this process can read is wanted, holding nothing but the secret"));
        }
    }

    private void unknown(String name, String origin, boolean settingsFile) {
        Optional<SettingKey> meant = NearMiss.suggestion(name);
        if (meant.isPresent()) {
            problems.add(
                    new SettingProblem(name, "", origin, "there is no such setting; " + meant.get() + " is meant?"));
        } else if (settingsFile && NearMiss.looksLikeOurs(name)) {
            problems.add(
                    new SettingProblem(name, "", origin, "there is no such setting; docs/settings.md lists them all"));
        }
    }

    private Optional<String> read(String name) {
        Path file = workingDir.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            problems.add(new SettingProblem(name, "", "working directory", "a readable file in UTF-8 is wanted"));
            return Optional.empty();
        }
    }
}
