package dev.creatorflow.infra.local.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.process.GuardedProcess;
import dev.creatorflow.infra.local.process.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The product's worker as a process. It drains on {@code TERM}: activities in hand are finished or handed back. */
public final class Worker implements Component {
    public static final int USUAL_PORT = 8090;
    /** The worker's own drain takes up to 30 s. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(40);

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final DataFolder data;
    private final Launcher launcher;
    private final int port;
    private final RunRecord record;
    private @Nullable GuardedProcess process;

    /**
     * Nothing is started yet.
     *
     * @param launcher carries all settings the worker needs
     * @param port for its health and metrics pages
     */
    public Worker(DataFolder data, Launcher launcher, int port) {
        this.data = data;
        this.launcher = launcher.with(Map.of("WORKER_HTTP_PORT", Integer.toString(port)));
        this.port = port;
        this.record = data.runRecord("worker");
    }

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public String title() {
        return "Worker";
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    /** Starts the process and waits until its health page says that it is up. */
    @Override
    public void start() throws InterruptedException {
        GuardedProcess started = launch();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!(isOurs(client, started) && healthy(client))) {
                if (started.endsWithin(POLL)) {
                    throw failure("ended while it was starting", started);
                }
                if (System.nanoTime() - deadline > 0) {
                    started.close();
                    throw failure("did not become healthy within " + START_LIMIT.toSeconds() + " s", started);
                }
            }
        }
    }

    /** Waits, and fails if the worker ends by itself meanwhile. */
    public void staysUpFor(Duration wait) throws InterruptedException {
        if (process != null && process.endsWithin(wait)) {
            throw failure("ended by itself", process);
        }
    }

    private GuardedProcess launch() {
        record.endLeftOver("TERM", STOP_GRACE);
        GuardedProcess started = GuardedProcess.start(
                launcher.logged(title(), data.log("worker"), "worker").stoppedBy("TERM", STOP_GRACE));
        process = started;
        record.write(started.pid());
        return started;
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

    private boolean healthy(HttpClient client) throws InterruptedException {
        return page(client, "health").isPresent();
    }

    /** Another worker may have taken the port since it was chosen: then ours ends, and the other's page is not believed. */
    private boolean isOurs(HttpClient client, GuardedProcess started) throws InterruptedException {
        return page(client, "info")
                .map(page -> page.at("/process/pid").asLong())
                .filter(pid -> pid == started.pid())
                .isPresent();
    }

    /** Empty while nothing listens, and where the answer is not 200. */
    private Optional<JsonNode> page(HttpClient client, String name) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/" + name))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(new ObjectMapper().readTree(answer.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not listening yet, or no page of ours
        }
    }

    /** The worker says itself what is missing, and with which exit code; that is passed on. */
    private static CommandFailure failure(String what, GuardedProcess started) {
        ExitCode code =
                started.alive() ? ExitCode.FAILED : ExitCode.of(started.ended().join());
        return new CommandFailure(
                code, "The worker " + what + ". Its log " + started.log() + " ends with:\n" + started.lastWords());
    }
}
