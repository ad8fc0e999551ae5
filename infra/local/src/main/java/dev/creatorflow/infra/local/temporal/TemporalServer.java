package dev.creatorflow.infra.local.temporal;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.process.GuardedProcess;
import dev.creatorflow.infra.local.process.ProcessSpec;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.process.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Temporal's dev server with its UI on 127.0.0.1, keeping its histories in one file of the data folder. */
public final class TemporalServer implements Component {
    public static final int USUAL_PORT = 7233;
    public static final int USUAL_UI_PORT = 8233;
    public static final int USUAL_HTTP_PORT = 7243;
    public static final int USUAL_METRICS_PORT = 7253;
    public static final String NAMESPACE = "default";
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);
    /** Histories that are thrown away need no orderly end. */
    private static final Duration SHORT_GRACE = Duration.ofSeconds(2);

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final DataFolder data;
    private final Callable<TemporalProgram> program;
    private final TemporalPorts ports;
    private final boolean durable;
    private final RunRecord record;
    private @Nullable GuardedProcess process;

    /**
     * Nothing is looked for yet.
     *
     * @param program asked at the first start: finding it may mean building it
     * @param durable true: what was acknowledged survives a power cut as far as SQLite's WAL promises; false: faster
     */
    public TemporalServer(DataFolder data, Callable<TemporalProgram> program, TemporalPorts ports, boolean durable) {
        this.data = data;
        this.program = program;
        this.ports = ports;
        this.durable = durable;
        this.record = data.runRecord("temporal");
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public String title() {
        return "Temporal";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + ports.frontend();
    }

    public String uiAddress() {
        return "http://127.0.0.1:" + ports.ui();
    }

    @Override
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "TEMPORAL_ADDRESS",
                address(),
                "TEMPORAL_NAMESPACE",
                NAMESPACE,
                "platform.ui",
                uiAddress(),
                "platform.temporal-http",
                "http://127.0.0.1:" + ports.http());
    }

    @Override
    public void start() throws InterruptedException {
        record.endLeftOver("TERM", STOP_GRACE);
        TemporalProgram found = findProgram();
        try {
            Files.createDirectories(data.resolve("temporal"));
        } catch (IOException e) {
            throw CommandFailure.failed("The folder for Temporal's file cannot be made in " + data.path(), e);
        }
        GuardedProcess started = GuardedProcess.start(ProcessSpec.logged(
                        title(),
                        command(found),
                        Surroundings.SAME.with(Map.of("TEMPORAL_DISABLE_NEWS_FETCH", "true")),
                        data.log("temporal"))
                .stoppedBy("TERM", durable ? STOP_GRACE : SHORT_GRACE));
        process = started;
        record.write(started.pid());
        awaitReady(started);
        keepHistoriesLongEnough(found);
    }

    @Override
    public CompletableFuture<?> ended() {
        return process == null ? new CompletableFuture<>() : process.ended();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            record.remove();
        }
    }

    private TemporalProgram findProgram() throws InterruptedException {
        try {
            return program.call();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // what Callable declares
            throw new IllegalStateException("Temporal's program could not be looked for", e);
        }
    }

    private List<String> command(TemporalProgram found) {
        List<String> command = new ArrayList<>(
                List.of(found.path().toString(), "server", "start-dev", "--log-level", "warn", "--log-format", "json"));
        option(command, "--namespace", identity());
        option(command, "--ip", "127.0.0.1");
        option(command, "--ui-ip", "127.0.0.1");
        option(command, "--port", Integer.toString(ports.frontend()));
        option(command, "--ui-port", Integer.toString(ports.ui()));
        option(command, "--http-port", Integer.toString(ports.http()));
        option(command, "--metrics-port", Integer.toString(ports.metrics()));
        option(
                command,
                "--db-filename",
                data.resolve("temporal").resolve("temporal.db").toString());
        option(command, "--sqlite-pragma", "journal_mode=wal");
        option(command, "--sqlite-pragma", "synchronous=" + (durable ? 1 : 0));
        TemporalTuning.DYNAMIC_CONFIG.forEach(
                (key, value) -> option(command, "--dynamic-config-value", key + "=" + value));
        TemporalTuning.SEARCH_ATTRIBUTES.forEach(name -> option(command, "--search-attribute", name + "=Keyword"));
        return command;
    }

    private static void option(List<String> command, String name, String value) {
        command.add(name);
        command.add(value);
    }

    /**
     * An empty namespace that only the server of this data folder has: who is asked for it and knows it is no other
     * server that took the port since it was chosen.
     */
    private String identity() {
        return "local-" + Integer.toHexString(data.path().toString().hashCode());
    }

    /** Ready means that this very server answers for its namespaces, not only that a port is open. */
    private void awaitReady(GuardedProcess started) throws InterruptedException {
        URI probe = URI.create("http://127.0.0.1:" + ports.http() + "/api/v1/namespaces/" + identity());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, probe)) {
                if (started.endsWithin(POLL)) {
                    throw failure("ended while it was starting", started);
                }
                if (System.nanoTime() - deadline > 0) {
                    started.close();
                    throw failure("did not become ready within " + START_LIMIT.toSeconds() + " s", started);
                }
            }
        }
    }

    private static boolean answers(HttpClient client, URI probe) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** The dev server keeps closed executions for a day; staff look back further than that. */
    private void keepHistoriesLongEnough(TemporalProgram found) throws InterruptedException {
        try {
            Process update = new ProcessBuilder(
                            found.path().toString(),
                            "operator",
                            "namespace",
                            "update",
                            "--namespace",
                            NAMESPACE,
                            "--retention",
                            TemporalTuning.RETENTION,
                            "--address",
                            address())
                    .redirectErrorStream(true)
                    .redirectOutput(data.log("temporal-setup").toFile())
                    .start();
            if (update.waitFor() != 0) {
                throw CommandFailure.failed(
                        "Temporal's retention could not be set; see " + data.log("temporal-setup"), null);
            }
        } catch (IOException e) {
            throw CommandFailure.failed("Temporal's retention could not be set: " + e.getMessage(), e);
        }
    }

    private static CommandFailure failure(String what, GuardedProcess started) {
        return CommandFailure.failed(
                "Temporal " + what + ". Its log " + started.log() + " ends with:\n" + started.lastWords(), null);
    }
}
