package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.process.GuardedProcess;
import dev.creatorflow.infra.local.product.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of the product's own {@code scrape} and the JSON document it printed.
 *
 * @param exitCode of the command: what it thinks of its outcomes
 * @param document as printed, with one element of {@code creators} or {@code targets} for each name
 */
record Scrape(int exitCode, ObjectNode document) {

    /** A command under way. Its progress shows on this JVM's standard error where {@code errors} is empty. */
    record Running(String platform, GuardedProcess process, Path output, Optional<Path> errors)
            implements AutoCloseable {
        /** Waits for its end. */
        Scrape ended() {
            int exitCode = process.ended().join();
            try {
                return new Scrape(exitCode, parse(platform, Files.readString(output), exitCode, errors));
            } catch (IOException e) {
                throw CommandFailure.failed("The scrape's result " + output + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** @param platform {@code instagram} or {@code reddit} */
    static Running start(String platform, List<String> names, Launcher launcher, DataFolder data, boolean quiet) {
        List<String> words = new ArrayList<>(List.of("scrape", platform));
        words.addAll(names);
        words.addAll(List.of("-o", "json"));
        if (quiet) {
            words.add("--quiet");
        }
        Path output = data.resolve("run").resolve("scrape-" + platform + ".json");
        Optional<Path> errors = quiet ? Optional.of(data.log("scrape-" + platform)) : Optional.empty();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw CommandFailure.failed("The file " + output + " cannot be removed: " + e.getMessage(), e);
        }
        return new Running(
                platform,
                GuardedProcess.start(launcher.captured("The scrape of " + platform, output, errors, words)),
                output,
                errors);
    }

    private static ObjectNode parse(String platform, String text, int exitCode, Optional<Path> errors) {
        try {
            if (new ObjectMapper().readTree(text) instanceof ObjectNode document) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw failure(platform, "printed no JSON: " + e.getOriginalMessage(), exitCode, errors);
        }
        throw failure(platform, "printed no result", exitCode, errors);
    }

    private static CommandFailure failure(String platform, String what, int exitCode, Optional<Path> errors) {
        String where =
                errors.map(file -> " What it said stands in " + file + ".").orElse("");
        return CommandFailure.failed(
                "'creatorflow scrape " + platform + "' ended with exit code " + exitCode + " and " + what + "." + where,
                null);
    }
}
