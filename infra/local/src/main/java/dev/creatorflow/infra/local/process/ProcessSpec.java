package dev.creatorflow.infra.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to start.
 *
 * @param name what a person calls it, used in messages
 * @param command program and arguments
 * @param surroundings what it finds around it
 * @param output file that standard output is appended to
 * @param errors file that standard error is appended to, or none: then this JVM's standard error shows it
 * @param stopSignal the signal that asks the program to end in good order, for example {@code TERM}
 * @param grace how long it may take to do so before it is killed; whole seconds
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Surroundings surroundings,
        Path output,
        Optional<Path> errors,
        String stopSignal,
        Duration grace) {

    /**
     * Environment and working directory of a program.
     *
     * @param environment added to this JVM's own, or all there is
     * @param inherits whether this JVM's own environment is seen
     * @param directory the working directory, or none: this JVM's
     */
    public record Surroundings(Map<String, String> environment, boolean inherits, Optional<Path> directory) {
        /** The same as this JVM's. */
        public static final Surroundings SAME = new Surroundings(Map.of(), true, Optional.empty());

        /** With more variables, which replace those of the same name. */
        public Surroundings with(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(more);
            return new Surroundings(Map.copyOf(all), inherits, directory);
        }

        void applyTo(ProcessBuilder builder) {
            if (!inherits) {
                builder.environment().clear();
            }
            builder.environment().putAll(environment);
            directory.ifPresent(folder -> builder.directory(folder.toFile()));
        }
    }

    /** A program that writes all it says to one log and ends on {@code TERM}. */
    public static ProcessSpec logged(String name, List<String> command, Surroundings surroundings, Path log) {
        return new ProcessSpec(name, command, surroundings, log, Optional.of(log), "TERM", Duration.ofSeconds(20));
    }

    public ProcessSpec stoppedBy(String signal, Duration within) {
        return new ProcessSpec(name, command, surroundings, output, errors, signal, within);
    }
}
