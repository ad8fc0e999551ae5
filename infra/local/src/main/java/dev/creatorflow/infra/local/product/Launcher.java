package dev.creatorflow.infra.local.product;

import dev.creatorflow.infra.local.process.ProcessSpec;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the product's commands through {@code ./creatorflow}, each in the same surroundings. The launcher becomes the
 * program, so that the pid is the program's own; it never builds here, since this JVM comes from a finished build.
 *
 * @param program the launcher
 * @param surroundings settings by their names among them
 */
public record Launcher(Path program, Surroundings surroundings) {

    /** With more settings, which replace those of the same name. */
    public Launcher with(Map<String, String> more) {
        return new Launcher(program, surroundings.with(more));
    }

    /** A command whose output and errors go to one log. */
    public ProcessSpec logged(String title, Path log, String... words) {
        return ProcessSpec.logged(title, command(List.of(words)), withoutBuild(), log);
    }

    /**
     * A command whose standard output is data.
     *
     * @param errors file for what it says to people, or none: then this JVM's standard error shows it
     */
    public ProcessSpec captured(String title, Path output, Optional<Path> errors, List<String> words) {
        return new ProcessSpec(title, command(words), withoutBuild(), output, errors, "INT", Duration.ofSeconds(10));
    }

    private List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(words);
        return command;
    }

    private Surroundings withoutBuild() {
        return surroundings.with(Map.of("CREATORFLOW_NO_BUILD", "1"));
    }
}
