package dev.creatorflow.infra.local.demo;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.PropertyFile;
import dev.creatorflow.infra.local.process.GuardedProcess;
import dev.creatorflow.infra.local.process.ProcessSpec;
import dev.creatorflow.infra.local.process.RunRecord;
import dev.creatorflow.infra.local.product.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The upstream simulator as a process: the provider's API and its CDN on one port of 127.0.0.1. */
final class SimulatorServer implements Component {
    static final int USUAL_PORT = 8099;

    /** More than Reddit itself allows, so that a demo need not wait for it. */
    private static final int REDDIT_PER_MINUTE = 3_000;

    private static final Duration STOP_GRACE = Duration.ofSeconds(5);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final DataFolder data;
    private final Launcher launcher;
    private final int port;
    private final DemoOptions options;
    private final Instant clock;
    private final RunRecord record;
    private final Path readyFile;
    private @Nullable GuardedProcess process;

    SimulatorServer(DataFolder data, Launcher launcher, int port, DemoOptions options, Instant clock) {
        this.data = data;
        this.launcher = launcher;
        this.port = port;
        this.options = options;
        this.clock = clock;
        this.record = data.runRecord("simulator");
        this.readyFile = data.resolve("run").resolve("simulator.ready");
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public String title() {
        return "Simulator";
    }

    @Override
    public String address() {
        return Optional.ofNullable(PropertyFile.read(readyFile).get("url")).orElse("http://127.0.0.1:" + port);
    }

    @Override
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    /** The only upstream that the demo's processes may talk to. */
    @Override
    public Map<String, String> settings() {
        return Map.of(
                "INSTAGRAM_API_BASE_URL",
                address(),
                "REDDIT_AUTH_BASE_URL",
                address(),
                "REDDIT_API_BASE_URL",
                address(),
                "REDDIT_CLIENT_ID",
                "demo",
                "REDDIT_CLIENT_SECRET",
                "demo-secret",
                "REDDIT_USER_AGENT",
                "server:dev.creatorflow.demo:1.0 (by /u/nobody)",
                "REDDIT_REQUESTS_PER_MINUTE",
                Integer.toString(REDDIT_PER_MINUTE),
                "MEDIA_ALLOWED_HOSTS",
                "127.0.0.1:" + port);
    }

    @Override
    public void start() throws InterruptedException {
        record.endLeftOver("TERM", STOP_GRACE);
        try {
            Files.deleteIfExists(readyFile);
        } catch (IOException e) {
            throw CommandFailure.failed("The file " + readyFile + " cannot be removed.", e);
        }
        ProcessSpec spec =
                launcher.logged(title(), data.log("simulator"), words()).stoppedBy("TERM", STOP_GRACE);
        GuardedProcess started = GuardedProcess.start(spec);
        process = started;
        record.write(started.pid());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(readyFile)) {
            if (started.endsWithin(POLL) || System.nanoTime() - deadline > 0) {
                throw CommandFailure.failed(
                        "The simulator did not start. Its log " + started.log() + " ends with:\n" + started.lastWords(),
                        null);
            }
        }
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

    private String[] words() {
        List<String> words = new ArrayList<>(List.of("simulator"));
        words.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
        words.addAll(List.of("--latency", options.latency(), "--clock", clock.toString()));
        words.addAll(List.of("--reddit-rate", Integer.toString(REDDIT_PER_MINUTE)));
        words.addAll(List.of("--ready-file", readyFile.toString()));
        options.recorded().ifPresent(folder -> words.addAll(List.of("--recorded", folder.toString())));
        return words.toArray(String[]::new);
    }
}
