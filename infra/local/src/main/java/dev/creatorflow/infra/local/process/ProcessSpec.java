package dev.creatorflow.infra.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to start.
 *
 * @param name what a person calls it, used in messages
 * @param command program and arguments
 * @param environment added to this JVM's own
 * @param output file that standard output is appended to
 * @param errors file that standard error is appended to, or none: then this JVM's standard error shows it
 * @param stopSignal the signal that asks the program to end in good order, for example {@code TERM}
 * @param grace how long it may take to do so before it is killed; whole seconds
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path output,
        Optional<Path> errors,
        String stopSignal,
        Duration grace) {

    /** A program that writes all it says to one log and ends on {@code TERM}. */
    public static ProcessSpec logged(String name, List<String> command, Map<String, String> environment, Path log) {
        return new ProcessSpec(name, command, environment, log, Optional.of(log), "TERM", Duration.ofSeconds(20));
    }

    public ProcessSpec stoppedBy(String signal, Duration within) {
        return new ProcessSpec(name, command, environment, output, errors, signal, within);
    }
}
