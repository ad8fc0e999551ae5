package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.failure.DatabaseFaults;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refused what a row holds. Trying the same rows together again cannot help. */
final class RefusedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Data exception, and integrity constraint violation. */
    private static final String DATA = "22";

    private static final String INTEGRITY = "23";

    private RefusedRowException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The refusal a failure is; null where it is about something else than the row. */
    static @Nullable RefusedRowException of(RuntimeException failure) {
        SQLException sql = DatabaseFaults.sqlException(failure);
        String state = sql == null ? null : sql.getSQLState();
        if (sql == null || state == null || !(state.startsWith(DATA) || state.startsWith(INTEGRITY))) {
            return null;
        }
        String said = String.valueOf(sql.getMessage()).lines().findFirst().orElse("no message");
        return new RefusedRowException("the database refuses the row: " + said, failure);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
