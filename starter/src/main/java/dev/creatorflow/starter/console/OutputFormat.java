package dev.creatorflow.starter.console;

import java.util.Locale;

/** How a result is written to standard output; named in lower case on the command line. */
public enum OutputFormat {
    /** For people: aligned columns, rounded numbers, an en dash for what is unknown. */
    TABLE,
    /** For programs: one stable JSON document, null for what is unknown. */
    JSON,
    /** For spreadsheets: RFC 4180 with a heading, an empty field for what is unknown. */
    CSV;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
