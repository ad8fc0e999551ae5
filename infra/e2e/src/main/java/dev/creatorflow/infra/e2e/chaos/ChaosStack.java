package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.e2e.Launched;
import dev.creatorflow.infra.e2e.Stack;
import dev.creatorflow.infra.e2e.StoredRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The whole system on a data folder and ports of its own. The product reaches its database and its store through gates; the verdict looks past
 * them.
 */
final class ChaosStack implements AutoCloseable {
    static final String WRONG_KEY = "wrong-key";

    private static final Duration COMMAND = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** The simulated clock stays behind the real one also when it is moved: nothing is published in the future. */
    private static final Duration SIMULATED_PAST = Duration.ofDays(30);

    private static final String CLOCK = "clock.offset";
    private static final String DATABASE = "chaos";
    private static final String POSTGRES = "postgres-" + DATABASE;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Stack stack;
    private final Map<String, String> direct;
    private final Map<String, String> product;
    private final TcpGate database;
    private final TcpGate store;

    private ChaosStack(Path folder, Stack stack, int requestsPerSecond) {
        this.folder = folder;
        this.stack = stack;
        this.direct = stack.settings(DATABASE);
        this.database = gate("DATABASE_URL");
        this.store = gate("R2_ENDPOINT");
        this.product = new HashMap<>(direct);
        through(database, "DATABASE_URL");
        through(store, "R2_ENDPOINT");
        product.put("R2_PUBLIC_URL", setting("R2_ENDPOINT") + "/" + setting("R2_BUCKET_NAME"));
        product.put("INSTAGRAM_REQUESTS_PER_SECOND", Integer.toString(requestsPerSecond));
        product.put("INSTAGRAM_REQUEST_TIMEOUT", "5s");
        product.put("INSTAGRAM_NEW_REELS", Integer.toString(World.NEW_REELS));
        product.put("INSTAGRAM_NEW_POSTS", Integer.toString(World.NEW_POSTS));
        product.put("INSTAGRAM_KNOWN_REELS", "12");
        product.put("INSTAGRAM_KNOWN_POSTS", "12");
        product.put("INSTAGRAM_REFRESH_INTERVALS", "hot=1m,normal=1m,slow=1m");
        product.put("API_DAILY_CALL_CAP", "200000");
        product.put("CREATORFLOW_CLOCK_FILE", folder.resolve(CLOCK).toString());
        setProductClock(Duration.ZERO);
    }

    /** @param ahead of the real clock; each worker sees it within a second or two */
    void setProductClock(Duration ahead) {
        try {
            Path draft = Files.writeString(folder.resolve(CLOCK + ".new"), ahead + "\n");
            Files.move(
                    draft, folder.resolve(CLOCK), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has a schedule of the product come now, as it would by itself later. */
    void triggerSchedule(String id) {
        stack.tellTemporal(
                "/api/v1/namespaces/default/schedules/" + id + "/patch", "{\"patch\":{\"triggerImmediately\":{}}}");
    }

    static ChaosStack start(Path folder, int requestsPerSecond) {
        Stack stack = Stack.startDurable(
                folder,
                "--latency",
                "lognorm:700ms,0.5",
                "--rate-limit",
                "60",
                "--monthly-quota",
                "100000000",
                "--media-shrink",
                "8",
                "--creators",
                "400",
                "--bad-key",
                WRONG_KEY,
                "--clock",
                Instant.now()
                        .minus(SIMULATED_PAST)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        try {
            return new ChaosStack(folder, stack, requestsPerSecond);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private TcpGate gate(String key) {
        return TcpGate.to(
                URI.create(Objects.requireNonNull(direct.get(key), key)).getPort());
    }

    private void through(TcpGate gate, String key) {
        String address = Objects.requireNonNull(direct.get(key), key);
        product.put(key, address.replace(":" + URI.create(address).getPort(), ":" + gate.port()));
    }

    /** The way the product takes to PostgreSQL. */
    TcpGate database() {
        return database;
    }

    /** The way the product takes to the object store. */
    TcpGate store() {
        return store;
    }

    Path folder() {
        return folder;
    }

    /** Where the object store keeps its files. */
    Path storedFiles() {
        return folder.resolve("data-s3");
    }

    String setting(String key) {
        return Objects.requireNonNull(product.get(key), key);
    }

    Launched worker(Map<String, String> different) {
        Map<String, String> settings = new HashMap<>(product);
        settings.putAll(different);
        return Launched.start(folder, settings, "worker");
    }

    Launched.Result run(String... arguments) {
        return Launched.run(folder, product, COMMAND, arguments);
    }

    JsonNode simulator(String path) {
        return stack.simulator(path);
    }

    JsonNode tellSimulator(String path, Object body) {
        try {
            return stack.tellSimulator(path, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void clearFaults() {
        stack.clearFaults();
    }

    Stack stack() {
        return stack;
    }

    StoredRows rows() {
        return new StoredRows(stack, direct);
    }

    /** One row of the database, past the gate. */
    String row(String sql) {
        return stack.row(direct, sql);
    }

    long number(String sql) {
        return Long.parseLong(row(sql));
    }

    void restartTemporal(Duration away) {
        stack.part("temporal").close();
        Waiting.pass(away);
        stack.startPart("temporal");
    }

    void stopStore() {
        stack.part("s3").close();
    }

    void startStore() {
        stack.startPart("s3");
    }

    /** As a machine that loses its power: the server, with everything it has started, is killed, and starts again from its log. */
    void crashPostgres() {
        Launched part = stack.part(POSTGRES);
        List<ProcessHandle> servers = ProcessHandle.of(part.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .toList();
        if (servers.isEmpty()) {
            throw new IllegalStateException("There is no PostgreSQL to kill");
        }
        servers.forEach(ProcessHandle::destroyForcibly);
        part.close();
        servers.forEach(ChaosStack::awaitEnd);
        stack.startPart(POSTGRES);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stack.close();
        database.close();
        store.close();
    }
}
