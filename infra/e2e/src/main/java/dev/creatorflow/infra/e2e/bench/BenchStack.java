package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.infra.e2e.Launched;
import dev.creatorflow.infra.e2e.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Everything the bench measures, each part a process of its own with an own data folder and free ports. */
final class BenchStack implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final Duration READY = Duration.ofMinutes(2);
    private static final String DATABASE = "bench";

    private final Path folder;
    private final Stack stack;
    private final Map<String, String> settings;
    private final Launched worker;
    private int given;

    private BenchStack(Path folder, Stack stack, Map<String, String> settings) {
        this.folder = folder;
        this.stack = stack;
        this.settings = settings;
        this.worker = Launched.start(folder, settings, "worker");
    }

    /** Returns when the worker asks for work. */
    static BenchStack start(Path folder, Map<String, String> product, String... simulator) {
        Stack stack = Stack.start(folder, simulator);
        try {
            Map<String, String> settings = new HashMap<>(stack.settings(DATABASE));
            settings.put("MIN_FREE_DISK_GB", "0.2");
            settings.put("WORKER_HTTP_PORT", Integer.toString(freePort()));
            settings.putAll(product);
            BenchStack started = new BenchStack(folder, stack, settings);
            started.awaitWorker();
            return started;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private void awaitWorker() {
        try {
            worker.awaitPolling(READY);
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    /** Names that no earlier call has given, of creators whose scrape is complete. */
    List<String> newNames(int count) {
        List<String> names = new ArrayList<>();
        while (names.size() < count) {
            JsonNode page = stack.simulator("/_sim/creators?from=" + given + "&count=" + (count - names.size()));
            if (page.isEmpty()) {
                throw new IllegalStateException("The simulator has no more creators: give it more with --population");
            }
            given += page.size();
            StreamSupport.stream(page.spliterator(), false)
                    .filter(creator -> creator.path("outcome").asText().equals("COMPLETE")
                            && creator.path("reason").isNull())
                    .map(creator -> creator.path("username").asText())
                    .forEach(names::add);
        }
        return names;
    }

    /** Runs the product's own command to its end. */
    Launched.Result scrape(List<String> names, String... options) {
        List<String> words = new ArrayList<>(List.of("scrape", "instagram"));
        words.addAll(names);
        words.addAll(List.of("-o", "json", "--quiet", "--yes"));
        words.addAll(List.of(options));
        Launched.Result result = Launched.run(folder, settings, LIMIT, words.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException("The scrape ended with exit code " + result.exitCode() + ": " + result.err()
                    + result.out().lines().limit(40).toList());
        }
        return result;
    }

    /** What the worker reads from its environment. */
    Settings productSettings() {
        return SettingsLoader.load(settings, folder);
    }

    JsonNode simulator(String path) {
        return stack.simulator(path);
    }

    void forgetTraffic() {
        stack.tellSimulator("/_sim/stats/reset", "");
    }

    String row(String sql) {
        return stack.row(settings, sql);
    }

    /** As {@link #row}, asked in the database that holds the server's own figures. */
    String maintenanceRow(String sql) {
        Map<String, String> maintenance = new HashMap<>(settings);
        maintenance.put("DATABASE_URL", setting("DATABASE_URL").replaceFirst("/[^/]*$", "/postgres"));
        return stack.row(maintenance, sql);
    }

    /** The worker's page for Prometheus. */
    String workerMetrics() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI page = URI.create("http://127.0.0.1:" + setting("WORKER_HTTP_PORT") + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("the worker's metrics cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String setting(String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }

    String temporalUi() {
        return stack.told("temporal", "platform.ui");
    }

    /** So far, by process; the commands and the loops are this process and what it has started and seen end. */
    Map<String, Usage> usage() {
        Map<String, Usage> all = new LinkedHashMap<>();
        all.put("worker", Usage.of(worker.pid()));
        all.put("temporal", Usage.below(stack.part("temporal").pid()));
        all.put("postgres", Usage.below(stack.part("postgres-" + DATABASE).pid()));
        all.put("s3", Usage.of(stack.part("s3").pid()));
        all.put("simulator", Usage.of(stack.part("simulator").pid()));
        all.put("bench", Usage.of(ProcessHandle.current().pid()));
        return all;
    }

    @Override
    public void close() {
        worker.close();
        stack.close();
    }
}
