package dev.creatorflow.infra.local.postgres;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.process.RunningProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The files of one PostgreSQL server and the little that is set up in them: a superuser and an owner, both with
 * passwords, and the empty database. The schema is the product's business.
 *
 * @param folder PostgreSQL's own data directory
 * @param superuserPassword of the role {@code postgres}
 */
record Cluster(Path folder, String superuserPassword) {
    static final String DATABASE = "creatorflow";
    static final String ROLE = "creatorflow";
    private static final int STATUS_LINE = 7;

    /** Makes the files unless they are there. What a crash left half made is thrown away. */
    void makeIfMissing(PostgresBinaries programs, ServerUser user, boolean durable) throws InterruptedException {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            return;
        }
        Path draft = folder.resolveSibling("postgres.new");
        Path passwordFile = folder.resolveSibling("postgres.password");
        try {
            deleteTree(draft);
            Files.createDirectory(draft);
            user.own(draft);
            Files.deleteIfExists(passwordFile);
            Files.writeString(passwordFile, superuserPassword);
            user.own(passwordFile);
            List<String> command = new ArrayList<>(user.command(
                    programs.program("initdb"),
                    "--pgdata=" + draft,
                    "--username=postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"));
            if (!durable) {
                command.add("--no-sync");
            }
            run(command);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandFailure.failed("PostgreSQL's files could not be made in " + folder + ": " + e.getMessage(), e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    /** Makes role and database unless they are there, and sets the role's password. */
    void makeDatabase(int port, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setPassword(superuserPassword);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                // The password consists of letters and digits: see Secrets. DDL takes no bound parameters.
                statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "'");
            }
            if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            }
            // In the database "postgres", so that the product's own holds nothing that it did not make.
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        } catch (SQLException e) {
            throw CommandFailure.failed(
                    "PostgreSQL runs, but its database could not be set up: " + e.getMessage()
                            + ". If the file secrets.properties beside " + folder + " was changed, put it back.",
                    e);
        }
    }

    /** True when the server has written into its lock file that it takes connections. */
    boolean saysReady() {
        List<String> lines = lockFile();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** Ends a server that a crash left running on these files: the lock file names it. */
    void endLeftOver(String signal, Duration grace) {
        List<String> lines = lockFile();
        if (!lines.isEmpty()) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(this::servesThisFolder)
                    .ifPresent(handle -> RunningProcess.end(handle, signal, grace));
            deleteQuietly(folder.resolve("postmaster.pid"));
        }
    }

    private boolean servesThisFolder(ProcessHandle handle) {
        return handle.info().command().orElse("").endsWith("/postgres")
                && Arrays.asList(handle.info().arguments().orElse(new String[0]))
                        .contains(folder.toString());
    }

    private List<String> lockFile() {
        try {
            return Files.readAllLines(folder.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's lock file in " + folder + " cannot be read", e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("initdb says: " + said.strip());
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be removed", e);
        }
    }
}
