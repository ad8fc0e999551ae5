package dev.creatorflow.infra.local.product;

import dev.creatorflow.infra.local.process.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the product's commands through {@code ./creatorflow}, each with the same environment. The launcher becomes the
 * program, so that the pid is the program's own; it never builds here, since this JVM comes from a finished build.
 *
 * @param program the launcher
 * @param environment settings by their names, added to this JVM's environment and stronger than it
 */
public record Launcher(Path program, Map<String, String> environment) {

    /** With more settings, which replace those of the same name. */
    public Launcher with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Launcher(program, Map.copyOf(all));
    }

    /** A command whose output and errors go to one log. */
    public ProcessSpec logged(String title, Path log, String... words) {
        return ProcessSpec.logged(title, command(words), surroundings(), log);
    }

    /**
     * A command whose standard output is data.
     *
     * @param errors file for what it says to people, or none: then this JVM's standard error shows it
     */
    public ProcessSpec captured(String title, Path output, Optional<Path> errors, List<String> words) {
        return new ProcessSpec(
                title,
                command(words.toArray(String[]::new)),
                surroundings(),
                output,
                errors,
                "INT",
                Duration.ofSeconds(10));
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, String> surroundings() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("CREATORFLOW_NO_BUILD", "1");
        return all;
    }
}
