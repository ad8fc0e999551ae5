package dev.creatorflow.activities.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;

/** An open session's mappers. Valid only inside the call that received it; not thread-safe. */
public final class Statements {
    /**
     * The result map of a statement that is a single figure. Where several such statements go to the database in one round trip, it is named once
     * for each, and the mapper's method returns a list of one figure for each. Sent outside a transaction they are one, as long as each answers
     * with figures alone: before a statement whose answer may be long the driver ends the round trip, and the transaction with it.
     */
    public static final String FIGURE = "creatorflow.figure";

    private final Configuration configuration;
    private final SqlSession session;

    Statements(Configuration configuration, SqlSession session) {
        this.configuration = configuration;
        this.session = session;
    }

    /** The mapper of this session; its interface is read at first use. */
    public <M> M mapper(Class<M> type) {
        synchronized (configuration) {
            if (!configuration.hasMapper(type)) {
                configuration.addMapper(type);
            }
        }
        return session.getMapper(type);
    }

    /** Runs the work inside a savepoint: where it throws, its own statements are undone and the transaction goes on. */
    public <R> R savepoint(Supplier<R> work) {
        try {
            Connection connection = session.getConnection();
            Savepoint savepoint = connection.setSavepoint();
            R result;
            try {
                result = work.get();
            } catch (RuntimeException failure) {
                connection.rollback(savepoint);
                throw failure;
            }
            connection.releaseSavepoint(savepoint);
            return result;
        } catch (SQLException e) {
            throw new PersistenceException("A savepoint could not be set or left", e);
        }
    }
}
