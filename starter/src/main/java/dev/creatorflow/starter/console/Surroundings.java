package dev.creatorflow.starter.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds a run of the command line; tests bring their own.
 *
 * @param environment variables of the process
 * @param workingDir folder the program was started in
 * @param in standard input
 * @param out standard output: results only
 * @param err standard error: everything else
 * @param terminal whether a person sits before it: then there is live progress, colours and questions
 */
public record Surroundings(
        Map<String, String> environment,
        Path workingDir,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
