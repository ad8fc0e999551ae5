package dev.creatorflow.activities.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection pool and MyBatis over it. Thread-safe; one per process. Opening it does not connect: the first statement does, so that a
 * command that needs no database never waits for one.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    /** Below the time a short step has, so that a slow statement says itself that it was one. */
    private static final int STATEMENT_TIMEOUT_SECONDS = 25;

    /** Longer than any statement of a worker may take: a connection that is silent for so long is dead, whatever the network says. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(STATEMENT_TIMEOUT_SECONDS + 15);

    private final DataSource dataSource;
    private final Configuration configuration;
    private final SqlSessionFactory sessions;

    private Database(DataSource dataSource) {
        this.dataSource = dataSource;
        this.configuration = configuration(dataSource);
        this.sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    /** For commands that may wait long for one statement, as changes of a large schema do. */
    public static Database open(DatabaseAddress address) {
        return open(address, Duration.ZERO);
    }

    /**
     * For programs that stay up: a connection whose peer vanished without a word would hold its thread and its place in the pool for hours.
     *
     * @param longestSilence after which a connection that is waited on is given up; zero = never
     */
    public static Database open(DatabaseAddress address, Duration longestSilence) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("creatorflow");
        pool.setJdbcUrl(address.jdbcUrl());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(address.poolSize());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "creatorflow");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", Long.toString(longestSilence.toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("options", "-c TimeZone=UTC");
        return new Database(new HikariDataSource(pool));
    }

    /** MyBatis over connections that somebody else owns: closing it closes none of them. */
    public static Database over(DataSource connections) {
        return new Database(connections);
    }

    /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
    public <R extends @Nullable Object> R transaction(Function<Statements, R> work) {
        try (SqlSession session = sessions.openSession(ExecutorType.SIMPLE, false)) {
            R result = work.apply(new Statements(configuration, session));
            session.commit(true);
            return result;
        }
    }

    /** Runs the work in one transaction and takes everything back: what it returns is what would have been. */
    public <R extends @Nullable Object> R rehearsal(Function<Statements, R> work) {
        try (SqlSession session = sessions.openSession(ExecutorType.SIMPLE, false)) {
            R result = work.apply(new Statements(configuration, session));
            session.rollback(true);
            return result;
        }
    }

    /** Runs single statements, each committed by itself: one round trip each. */
    public <R extends @Nullable Object> R autocommit(Function<Statements, R> work) {
        try (SqlSession session = sessions.openSession(ExecutorType.SIMPLE, true)) {
            return work.apply(new Statements(configuration, session));
        }
    }

    /**
     * Why this address must not be worked with, where a transaction pooler stands before the server; empty where none does, or where the pool
     * is too small to tell.
     *
     * @throws SQLException where the database cannot be asked
     */
    public Optional<String> poolerRefusal() throws SQLException {
        return dataSource instanceof HikariDataSource pool
                ? TransactionPooler.refusal(pool, pool.getJdbcUrl(), pool.getMaximumPoolSize())
                : Optional.empty();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        if (dataSource instanceof HikariDataSource pool) {
            pool.close();
        }
    }

    private static Configuration configuration(DataSource dataSource) {
        Configuration configuration =
                new Configuration(new Environment("creatorflow", new JdbcTransactionFactory(), dataSource));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.setDefaultStatementTimeout(STATEMENT_TIMEOUT_SECONDS);
        configuration.getTypeHandlerRegistry().register(InstantTypeHandler.class);
        configuration.getTypeHandlerRegistry().register(TextListTypeHandler.class);
        configuration.getTypeHandlerRegistry().register(DurationTypeHandler.class);
        configuration.addResultMap(
                new ResultMap.Builder(configuration, Statements.FIGURE, Integer.class, List.of()).build());
        return configuration;
    }
}
