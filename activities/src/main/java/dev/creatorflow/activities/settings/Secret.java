package dev.creatorflow.activities.settings;

/**
 * A value that must never be seen: its text form is a row of asterisks of fixed length, so that neither a log line nor
 * an error nor a record's {@code toString} can carry it, not even in part.
 *
 * @param value the secret itself; read it only where it is handed to the outside thing it belongs to
 */
public record Secret(String value) {

    /** What stands in place of a secret, whatever its length. */
    public static final String MASK = "********";

    @Override
    public String toString() {
        return MASK;
    }
}
