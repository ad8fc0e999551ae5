package dev.creatorflow.starter.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/** Where a command writes. Thread-safe. */
public final class Console {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Ansi ansi;
    private boolean statusShown;

    public Console(Surroundings surroundings, GlobalOptions options, Ansi ansi) {
        this.surroundings = surroundings;
        this.options = options;
        this.ansi = ansi;
    }

    /**
     * Writes a command's result to standard output in the form that was asked for.
     *
     * @param table the result for people and spreadsheets
     * @param document the result as a record or map for JSON
     */
    public void result(Supplier<Table> table, Supplier<Object> document) {
        result(table, table, document);
    }

    /**
     * Writes a command's result that people want narrower than spreadsheets do.
     *
     * @param people the result for people
     * @param spreadsheet the result with one figure a cell
     * @param document the result as a record or map for JSON
     */
    public void result(Supplier<Table> people, Supplier<Table> spreadsheet, Supplier<Object> document) {
        endStatus();
        String text = switch (options.format()) {
            case TABLE -> new TableText(ansi).render(people.get());
            case CSV -> CsvText.render(spreadsheet.get());
            case JSON -> json(document.get());
        };
        surroundings.out().print(text);
        surroundings.out().flush();
    }

    /** Writes further text to standard output, where the result is a table for people. */
    public void below(String text) {
        if (options.format() == OutputFormat.TABLE) {
            endStatus();
            surroundings.out().println(text);
            surroundings.out().flush();
        }
    }

    /** Writes a further table to standard output, where the result is one for people. */
    public void below(String title, Table table) {
        below("\n" + title + "\n" + new TableText(ansi).render(table).stripTrailing());
    }

    /** A remark on standard error; silent under {@code --quiet}. */
    public synchronized void remark(String sentence) {
        if (!options.quiet()) {
            endStatus();
            surroundings.err().println(sentence);
        }
    }

    /** An error on standard error; never silent. */
    public synchronized void error(String sentence) {
        endStatus();
        surroundings.err().println(ansi.enabled() ? ansi.string("@|red error:|@ ") + sentence : "error: " + sentence);
    }

    /** Shows how things stand in one line that the next one replaces; nothing where no person is watching. */
    public synchronized void status(String line) {
        if (live()) {
            surroundings.err().print(CLEAR_LINE + line);
            surroundings.err().flush();
            statusShown = true;
        }
    }

    /** Whether {@link #status} shows anything. */
    public boolean live() {
        return surroundings.terminal() && !options.quiet();
    }

    private synchronized void endStatus() {
        if (statusShown) {
            surroundings.err().print(CLEAR_LINE);
            surroundings.err().flush();
            statusShown = false;
        }
    }

    private static String json(Object document) {
        try {
            return new ObjectMapper()
                            .registerModules(new JavaTimeModule(), new Jdk8Module())
                            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
