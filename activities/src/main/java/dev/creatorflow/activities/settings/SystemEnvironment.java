package dev.creatorflow.activities.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The only place that asks the process what surrounds it. */
public final class SystemEnvironment {

    private SystemEnvironment() {}

    /** The process environment, with {@code HOME} and {@code USER} filled in from the JVM where the environment has none. */
    public static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.putIfAbsent("HOME", System.getProperty("user.home", ""));
        variables.putIfAbsent("USER", System.getProperty("user.name", ""));
        return Map.copyOf(variables);
    }

    /** The folder the program was started in. */
    public static Path workingDirectory() {
        return Path.of("").toAbsolutePath();
    }
}
