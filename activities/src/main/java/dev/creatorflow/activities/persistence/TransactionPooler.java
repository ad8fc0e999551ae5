package dev.creatorflow.activities.persistence;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Recognises a pooler that hands out another server session for each transaction (pgbouncer in transaction mode, Supavisor on port 6543). Locks,
 * settings and prepared statements of a session are lost behind it, and migrations could run twice at once.
 *
 * <p>It is told by its address where that is documented, and else by what it does: two open connections are never the same server process, unless
 * something between lends one process to both in turn. A pooler with many idle servers that are lent in a fixed turn may pass unseen.
 */
final class TransactionPooler {
    private static final int SUPABASE_TRANSACTION_PORT = 6543;
    private static final int ROUNDS = 3;
    /** PostgreSQL's states of a prepared statement that is not in this session, and of one that was there before. */
    private static final Set<String> FOREIGN_STATEMENT = Set.of("26000", "42P05");

    private static final String PROCESS = "select pg_backend_pid()";

    private TransactionPooler() {}

    /**
     * The sentence that says so, with the remedy; empty where the connection is a session of its own.
     *
     * @param jdbcUrl where the data source leads
     * @param connections it may open; of fewer than two only the address is looked at
     */
    static Optional<String> refusal(DataSource dataSource, String jdbcUrl, int connections) throws SQLException {
        if (byAddress(jdbcUrl)) {
            return Optional.of(sentence("port " + SUPABASE_TRANSACTION_PORT + " of Supabase's pooler"));
        }
        return connections > 1 && byBehaviour(dataSource)
                ? Optional.of(sentence("two open connections were served by one server process in turn"))
                : Optional.empty();
    }

    static boolean byAddress(String jdbcUrl) {
        URI address = URI.create(jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", ""));
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() == SUPABASE_TRANSACTION_PORT
                && (host.endsWith(".supabase.com") || host.endsWith(".supabase.co"));
    }

    private static boolean byBehaviour(DataSource dataSource) throws SQLException {
        try (Connection one = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            for (int round = 0; round < ROUNDS; round++) {
                long free = process(one);
                other.setAutoCommit(false);
                long held = process(other);
                long freeNow = process(one);
                other.rollback();
                other.setAutoCommit(true);
                if (held == free || held == freeNow || free != freeNow) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            if (FOREIGN_STATEMENT.contains(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    /** As a plain query: nothing of it stays prepared in whatever session answers. */
    private static long process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(PROCESS)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static String sentence(String sign) {
        return "DATABASE_URL leads to a transaction pooler (" + sign
                + "): sessions, locks and prepared statements are lost behind it."
                + " Use the session pooler (port 5432 of the same host) or the direct address of the database.";
    }
}
