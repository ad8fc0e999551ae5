package dev.creatorflow.activities.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Looks whether the database can be worked with. Never throws and changes nothing: what it finds is the report. */
public final class DatabaseHealth {
    private static final int OLDEST_SERVER = 15;

    private final Database database;
    private final String where;

    /** @param where the database as a person knows it, without password; part of the sentences */
    public DatabaseHealth(Database database, String where) {
        this.database = database;
        this.where = where;
    }

    /**
     * What was found.
     *
     * @param serverVersion null where the server could not be asked
     * @param pending migrations that are not applied; 0 where the server could not be asked
     * @param sentence what is the case
     * @param remedy what to do about it; null where all is well
     */
    public record Report(
            boolean reachable,
            @Nullable String serverVersion,
            int pending,
            String sentence,
            @Nullable String remedy) {
        public boolean ok() {
            return remedy == null;
        }
    }

    public Report check() {
        String version;
        int major;
        try (Connection connection = database.dataSource().getConnection()) {
            version = connection.getMetaData().getDatabaseProductVersion();
            major = connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            return new Report(
                    false,
                    null,
                    0,
                    "The database " + where + " cannot be reached: " + firstLine(e),
                    String.valueOf(e.getMessage()).contains("unsupported startup parameter")
                            ? "A pooler stands before it that does not pass settings on: use the direct address of the database."
                            : "Start PostgreSQL, or set DATABASE_URL to where it runs.");
        }
        if (major < OLDEST_SERVER) {
            return new Report(
                    true,
                    version,
                    0,
                    "The database " + where + " runs PostgreSQL " + version + ", which is too old.",
                    "Use PostgreSQL " + OLDEST_SERVER + " or newer.");
        }
        return schema(version);
    }

    private Optional<Report> pooler(String version) throws SQLException {
        return database.poolerRefusal()
                .map(refusal -> new Report(
                        true, version, 0, "A transaction pooler stands before the database " + where + ".", refusal));
    }

    private Report schema(String version) {
        try {
            Optional<Report> pooler = pooler(version);
            if (pooler.isPresent()) {
                return pooler.get();
            }
            Schema schema = new Schema(database.dataSource());
            int pending = schema.status().pending().size();
            return pending == 0
                    ? new Report(
                            true, version, 0, "PostgreSQL " + version + " at " + where + ", schema up to date.", null)
                    : new Report(
                            true,
                            version,
                            pending,
                            "The database " + where + " lacks " + pending + " migrations.",
                            schema.former()
                                    ? "It is one of the former system: './creatorflow db adopt --plan' shows what it needs."
                                    : "Run './creatorflow db migrate' ('db plan' shows what it will do).");
        } catch (FlywayException | SQLException e) {
            return new Report(
                    true,
                    version,
                    0,
                    "The schema of " + where + " cannot be read: " + firstLine(e),
                    "Check that the user of DATABASE_URL may read and create tables.");
        }
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
