package dev.creatorflow.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Servers that somebody else started: PostgreSQL, Temporal, an S3 server and the simulated provider, each a process of its own that a test
 * may stop, kill and start again.
 */
public final class Stack implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration END_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Launched> parts = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new ConcurrentHashMap<>();
    private final URI simulator;
    private final boolean durable;

    private Stack(Path folder, boolean durable, String... simulatorOptions) {
        this.folder = folder;
        this.durable = durable;
        startPart("temporal");
        startPart("s3");
        this.simulator = URI.create(property(startSimulator(simulatorOptions), "url"));
        settings.put("RAPIDAPI_KEY", "e2e-key");
        settings.put("RAPIDAPI_PLAN", "mega");
        settings.put("INSTAGRAM_API_BASE_URL", simulator.toString());
        settings.put("MEDIA_ALLOWED_HOSTS", simulator.getAuthority());
        settings.put("WORKER_HTTP_PORT", "0");
        settings.put("MIN_FREE_DISK_GB", "0.2");
        settings.put("CREATORFLOW_DATA_DIR", folder.resolve("product").toString());
    }

    public static Stack start(Path folder, String... simulatorOptions) {
        return new Stack(folder, false, simulatorOptions);
    }

    /** As {@link #start}, with servers that survive a crash as those of {@code up} do. */
    public static Stack startDurable(Path folder, String... simulatorOptions) {
        return new Stack(folder, true, simulatorOptions);
    }

    public Path folder() {
        return folder;
    }

    /** What a person would put into the environment, with a PostgreSQL of its own that holds nothing but the schema. */
    public Map<String, String> settings(String name) {
        startPart("postgres-" + name);
        Map<String, String> all = new HashMap<>(settings);
        Launched.Result migrated = Launched.run(folder, all, START_LIMIT, "db", "migrate");
        if (migrated.exitCode() != 0) {
            throw new AssertionError("db migrate: " + migrated);
        }
        return all;
    }

    /** One row of a query, its columns joined by a bar. */
    public String row(Map<String, String> product, String sql) {
        @Nullable String row = rowOrNull(product, sql);
        if (row == null) {
            throw new AssertionError("No row: " + sql);
        }
        return row;
    }

    /** As {@link #row}, null where there is none. */
    public @Nullable String rowOrNull(Map<String, String> product, String sql) {
        try (Connection connection = connect(Objects.requireNonNull(product.get("DATABASE_URL")));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                text.append(column == 1 ? "" : "|").append(rows.getString(column));
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What the ready file of a part says beside the settings. */
    public String told(String part, String key) {
        return property(read(folder.resolve(part + ".ports")), key);
    }

    public Launched part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    /** Starts a part on the port and the data it had before; of a database its name is {@code postgres-} and that of its settings. */
    public void startPart(String name) {
        String part = name.replaceFirst("-.*", "");
        Path ready = folder.resolve(name + ".properties");
        int port = ports.computeIfAbsent(name, _ -> freePort());
        deleteIfThere(ready);
        List<String> command = new ArrayList<>(List.of("platform", "--only", part, "--exit-with-parent"));
        command.addAll(List.of("--data", folder.resolve("data-" + name).toString()));
        command.addAll(List.of("--ready-file", ready.toString(), "--port-" + part, String.valueOf(port)));
        if (!durable) {
            command.add("--throw-away");
        }
        parts.put(name, Launched.start(folder, Map.of(), command.toArray(String[]::new)));
        awaitFile(name, ready);
        copy(ready, folder.resolve(name + ".ports"));
        read(ready).forEach((key, value) -> {
            if (!key.toString().startsWith("platform.")) {
                settings.put(key.toString(), value.toString());
            }
        });
    }

    /**
     * A port that nobody else on this machine is likely to take while its part is away: neither a part's usual one, which the next platform takes
     * first, nor one that the system gives to connections.
     */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Taken: the next one.
            }
        }
    }

    public JsonNode simulator(String path) {
        return send(HttpRequest.newBuilder(simulator.resolve(path)).build());
    }

    /**
     * What Temporal's HTTP interface answers, asked through its pages' server: the interface itself takes no workflow id with an encoded slash.
     */
    public JsonNode temporal(String path) {
        return send(HttpRequest.newBuilder(URI.create(told("temporal", "platform.ui") + path))
                .build());
    }

    /** What Temporal's visibility finds, 200 at most. */
    public JsonNode executions(String query) {
        return temporal("/api/v1/namespaces/default/workflows?pageSize=200&query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("executions");
    }

    /** Changes something through Temporal's own HTTP interface; ids with a slash are not understood there. */
    public JsonNode tellTemporal(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(told("temporal", "platform.temporal-http") + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public JsonNode tellSimulator(String path, String body) {
        return send(HttpRequest.newBuilder(simulator.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public void clearFaults() {
        send(HttpRequest.newBuilder(simulator.resolve("/_sim/faults")).DELETE().build());
    }

    /** Lifts one fault. */
    public void clearFault(String id) {
        send(HttpRequest.newBuilder(simulator.resolve("/_sim/faults?id=" + id))
                .DELETE()
                .build());
    }

    /** Returns when the servers themselves are gone as well, so that their files can be removed. */
    @Override
    public void close() {
        List<ProcessHandle> servers = parts.values().stream()
                .flatMap(part -> ProcessHandle.of(part.pid()).stream())
                .flatMap(ProcessHandle::descendants)
                .toList();
        parts.values().forEach(Launched::close);
        servers.forEach(server -> server.onExit()
                .orTimeout(END_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    private Properties startSimulator(String... options) {
        Path ready = folder.resolve("simulator.properties");
        String[] command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("simulator", "--exit-with-parent", "--ready-file", ready.toString()),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        parts.put("simulator", Launched.start(folder, Map.of(), command));
        return read(awaitFile("simulator", ready));
    }

    private Path awaitFile(String name, Path ready) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(ready)) {
            if (part(name).endsWithin(POLL) || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        name + " did not start: " + part(name).err());
            }
        }
        return ready;
    }

    private static String property(Properties properties, String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String url) throws SQLException {
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), user[0], user[1]);
    }

    private static Properties read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
