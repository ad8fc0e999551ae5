package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.product.Launcher;
import dev.creatorflow.infra.local.product.Migration;
import dev.creatorflow.infra.local.product.Worker;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code up} runs on one server: the platform, the schema and a worker, each started again when it ends. */
public final class ServerPlatform implements AutoCloseable {
    /** Names this JVM while it runs, from the first moment on. */
    public static final String RECORD = "up";
    /** Names this JVM while everything is ready. */
    public static final String READY = "up-ready";

    private final LocalSettings settings;
    private final DataFolder data;
    private final Consumer<String> progress;
    private final Platform platform;
    private final Supervisor supervisor;
    private @Nullable Worker worker;

    /**
     * Locks the data folder; nothing runs yet.
     *
     * @param progress takes sentences about what starts, ends and starts again
     */
    public ServerPlatform(LocalSettings settings, DataFolder data, Consumer<String> progress) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
        this.platform = Platform.prepare(settings, PlatformPlan.whole(data, true), progress);
        this.supervisor = new Supervisor(progress);
        data.runRecord(RECORD).write(ProcessHandle.current().pid());
    }

    /** Starts everything and returns when the worker is healthy. After a failure, close it. */
    public void start() throws InterruptedException {
        platform.start();
        platform.parts().forEach(supervisor::keep);
        Launcher launcher = new Launcher(settings.launcher(), Surroundings.SAME)
                .with(platform.settings())
                .with(Map.of("CREATORFLOW_DATA_DIR", data.path().toString()));
        Migration.run(launcher, data);
        int port = platform.ports().choose("worker", 0, Worker.USUAL_PORT);
        Worker started = new Worker(data, launcher, port);
        worker = started;
        started.start();
        progress.accept(started.title() + " is up at " + started.address());
        supervisor.keep(started);
        data.runRecord(READY).write(ProcessHandle.current().pid());
    }

    /** Stops the worker first, so that it hands back its work while everything still answers. */
    @Override
    public void close() {
        data.runRecord(READY).remove();
        supervisor.close();
        try {
            if (worker != null) {
                worker.close();
            }
        } finally {
            platform.close();
            data.runRecord(RECORD).remove();
        }
    }
}
