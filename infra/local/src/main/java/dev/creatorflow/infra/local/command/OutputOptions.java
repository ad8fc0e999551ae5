package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.output.Json;
import dev.creatorflow.infra.local.platform.StatusReport;
import picocli.CommandLine.Option;

/** The options every command with a result has. */
final class OutputOptions {
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "result as ${COMPLETION-CANDIDATES}; default table")
    private Format format = Format.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress on standard error")
    private boolean quiet;

    /** Every other command takes it; here nothing is coloured. */
    @Option(names = "--no-color", hidden = true)
    void withoutColour(boolean asked) {}

    boolean quiet() {
        return quiet;
    }

    boolean json() {
        return format == Format.JSON;
    }

    /** Prints a result to standard output, as a table or as one JSON document. */
    void print(StatusReport report) {
        System.out.print(json() ? Json.text(report) : StatusTable.text(report));
        System.out.flush();
    }

    /** Says what is going on, unless nobody wants to hear it. */
    void progress(String sentence) {
        if (!quiet) {
            Messages.progress(sentence);
        }
    }
}
