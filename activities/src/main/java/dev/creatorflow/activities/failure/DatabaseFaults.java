package dev.creatorflow.activities.failure;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or busy, where waiting helps, from a statement that will fail for ever. */
public final class DatabaseFaults {
    /** Connection, insufficient resources, operator intervention (a restart), deadlock and serialization. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "25006");

    private static final String STOPPED = "57014";

    private DatabaseFaults() {}

    /** The first {@link SQLException} of a cause chain; null where there is none. */
    public static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Whether the server's disk, or the room the database may take, is used up. */
    public static boolean full(SQLException failure) {
        return "53100".equals(failure.getSQLState());
    }

    /** Whether the statement was stopped because it took too long: the database is there, and may only be busy. */
    public static boolean slow(SQLException failure) {
        return STOPPED.equals(failure.getSQLState());
    }

    /** Whether the same statement succeeds once the database is back. */
    public static boolean passing(SQLException failure) {
        if (slow(failure)) {
            return false;
        }
        if (failure instanceof SQLTransientException) {
            return true;
        }
        @Nullable String state = failure.getSQLState();
        return state != null
                && state.length() == 5
                && (PASSING_STATES.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** Whether the same statement is worth another try: the database is away, or slow. */
    public static boolean mayPass(SQLException failure) {
        return passing(failure) || slow(failure);
    }
}
