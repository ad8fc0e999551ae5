package dev.creatorflow.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.starter.console.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One run of the whole command line in surroundings of its own, and what came of it. */
public record CommandLineRun(int exitCode, String out, String err) {

    /** The result as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out + err, e);
        }
    }

    /** Surroundings that a test fills before it runs commands. */
    public static final class Shell {

        private final Path folder;
        private final Map<String, String> environment = new HashMap<>();
        private String input = "";
        private boolean terminal;

        public Shell(Path folder) {
            this.folder = folder;
            environment.put("HOME", folder.resolve("home").toString());
            environment.put("USER", "ann");
        }

        public Shell with(String key, String value) {
            environment.put(key, value);
            return this;
        }

        public Shell input(String text) {
            input = text;
            return this;
        }

        public Shell terminal() {
            terminal = true;
            return this;
        }

        public CommandLineRun run(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Surroundings surroundings = new Surroundings(
                    environment,
                    folder,
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    terminal);
            int exitCode = new Program(surroundings).run(arguments);
            return new CommandLineRun(
                    exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
