package dev.creatorflow.starter;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests of commands: one server per test process, a database of its own per test class. */
public final class LoopbackDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "cli_" + COUNT.incrementAndGet();

    private LoopbackDatabase() {
        execute("postgres", "create database " + name);
    }

    public static LoopbackDatabase empty() {
        return new LoopbackDatabase();
    }

    public static LoopbackDatabase migrated() {
        LoopbackDatabase created = new LoopbackDatabase();
        try (Database database =
                Database.open(new DatabaseAddress(created.url("jdbc:postgresql://"), "postgres", "postgres", 2))) {
            new Schema(database.dataSource()).migrate();
        }
        return created;
    }

    /** As {@code DATABASE_URL} wants it. */
    public String url() {
        return url("postgresql://postgres:postgres@");
    }

    public void execute(String sql) {
        execute(name, sql);
    }

    /** Rows of a question, their cells joined by |. */
    public List<String> query(String sql) {
        try (Connection connection =
                        Server.POSTGRES.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int cell = 1; cell <= rows.getMetaData().getColumnCount(); cell++) {
                    line.add(String.valueOf(rows.getString(cell)));
                }
                lines.add(line.toString());
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String url(String prefix) {
        return prefix + "127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name;
    }

    private static void execute(String database, String sql) {
        try (Connection connection =
                        Server.POSTGRES.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("The test database does not start", e);
            }
        }
    }
}
