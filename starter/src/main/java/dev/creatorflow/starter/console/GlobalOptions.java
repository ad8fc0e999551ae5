package dev.creatorflow.starter.console;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command takes. Filled by picocli before a command runs. */
public final class GlobalOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = "Result as ${COMPLETION-CANDIDATES}; default table.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress and no remarks; errors still show.")
    private boolean quiet;

    /** Only documented here: colours are decided before the command line is parsed, for help is coloured too. */
    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours; so does the variable NO_COLOR.")
    private boolean withoutColour;

    public OutputFormat format() {
        return format;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean withoutColour() {
        return withoutColour;
    }
}
