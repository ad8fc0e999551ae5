package dev.creatorflow.activities.persistence.export;

/** A column of an export. */
public record ExportColumn(String name, Type type) {
    /** How a value comes, unless it is null. */
    public enum Type {
        /** String. */
        TEXT,
        /** String that is JSON. */
        JSON,
        /** Long. */
        WHOLE,
        /** Double, always finite. */
        DECIMAL,
        /** Boolean. */
        FLAG,
        /** Instant, to the microsecond. */
        TIME,
        /** LocalDate. */
        DAY,
        /** List of String. */
        TEXTS
    }
}
