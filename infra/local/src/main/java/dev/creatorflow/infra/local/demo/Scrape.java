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
 * One run of the product's own {@code scrape instagram}, and the JSON document it printed.
 *
 * @param exitCode of the command: what it thinks of its outcomes
 * @param document as printed, with one element of {@code creators} for each name
 */
record Scrape(int exitCode, ObjectNode document) {

    /** Runs the command to its end. Its progress shows on this JVM's standard error unless {@code quiet}. */
    static Scrape of(List<String> names, Launcher launcher, DataFolder data, boolean quiet)
            throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("scrape", "instagram"));
        words.addAll(names);
        words.addAll(List.of("-o", "json"));
        if (quiet) {
            words.add("--quiet");
        }
        Path output = data.resolve("run").resolve("scrape.json");
        Optional<Path> errors = quiet ? Optional.of(data.log("scrape")) : Optional.empty();
        try {
            Files.deleteIfExists(output);
            int exitCode;
            try (GuardedProcess process =
                    GuardedProcess.start(launcher.captured("The scrape", output, errors, words))) {
                exitCode = process.ended().join();
            }
            return new Scrape(exitCode, parse(Files.readString(output), exitCode, errors));
        } catch (IOException e) {
            throw CommandFailure.failed("The scrape's result " + output + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode parse(String text, int exitCode, Optional<Path> errors) {
        try {
            if (new ObjectMapper().readTree(text) instanceof ObjectNode document) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw failure("printed no JSON: " + e.getOriginalMessage(), exitCode, errors);
        }
        throw failure("printed no result", exitCode, errors);
    }

    private static CommandFailure failure(String what, int exitCode, Optional<Path> errors) {
        String where =
                errors.map(file -> " What it said stands in " + file + ".").orElse("");
        return CommandFailure.failed(
                "'creatorflow scrape instagram' ended with exit code " + exitCode + " and " + what + "." + where, null);
    }
}
