package dev.creatorflow.activities.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests: one server per test process, a fresh migrated database per {@link #create()}. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new migrated database; close it, the server goes with the process. */
    public static Database create() {
        return Database.open(address());
    }

    /** The address of a new migrated database. */
    public static DatabaseAddress address() {
        return copyOf("cf_template");
    }

    /** The address of a new database without any table. */
    public static DatabaseAddress empty() {
        return copyOf("template1");
    }

    private static DatabaseAddress copyOf(String template) {
        String name = "cf_test_" + COUNT.incrementAndGet();
        synchronized (Server.POSTGRES) {
            execute("create database " + name + " template " + template);
        }
        return addressOf(name);
    }

    private static DatabaseAddress addressOf(String name) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name, "postgres", "postgres", 10);
    }

    private static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
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
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                try (Connection connection = postgres.getPostgresDatabase().getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create database cf_template");
                }
                try (Database template = Database.open(new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/cf_template",
                        "postgres",
                        "postgres",
                        2))) {
                    new Schema(template.dataSource()).migrate();
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("The test database could not be prepared", e);
            }
        }
    }
}
