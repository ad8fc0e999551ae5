package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.concurrent.Together;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import dev.creatorflow.infra.local.file.PropertyFile;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The running parts of one data folder. While it is up, the data folder is locked and the ready file tells every other
 * command how to reach it; closing stops all parts and removes the file.
 */
public final class Platform implements AutoCloseable {
    private final PlatformPlan plan;
    private final List<FileLock> locks;
    private final Ports ports;
    private final List<Component> parts;
    private final Consumer<String> progress;
    private boolean closed;

    private Platform(
            PlatformPlan plan, List<FileLock> locks, Ports ports, List<Component> parts, Consumer<String> progress) {
        this.plan = plan;
        this.locks = locks;
        this.ports = ports;
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * Locks the data folder and chooses ports; nothing runs yet. Close it also when it was never started.
     *
     * @param progress takes a sentence for each part that is up
     * @throws CommandFailure if the data folder is in use or a port that was asked for is taken
     */
    public static Platform prepare(LocalSettings local, PlatformPlan plan, Consumer<String> progress) {
        List<FileLock> locks = lock(plan);
        Ports ports = new Ports(plan.data().ports(), local.portClaims());
        try {
            return new Platform(plan, locks, ports, new Parts(local, plan, ports, progress).make(), progress);
        } catch (RuntimeException e) {
            ports.close();
            locks.forEach(FileLock::close);
            throw e;
        }
    }

    /** What is to be done as soon as one part answers, while others may still be starting. */
    public interface PartListener {
        void isUp(Component part) throws InterruptedException;
    }

    /** As {@link #start(PartListener)} where nothing else is to be done. */
    public void start() {
        start(part -> {});
    }

    /**
     * Starts all parts side by side and returns when each of them answers and the ready file is written.
     *
     * @throws CommandFailure if a part does not start; the others are left for {@link #close()}
     */
    public void start(PartListener listener) {
        List<Together.Step> steps = new ArrayList<>();
        for (Component part : parts) {
            steps.add(() -> {
                part.start();
                progress.accept(part.title() + " is up at " + part.address());
                listener.isUp(part);
            });
        }
        Together.run(steps);
        announce();
    }

    public PlatformPlan plan() {
        return plan;
    }

    /** For whatever else listens on behalf of this data folder; they are given back when this is closed. */
    public Ports ports() {
        return ports;
    }

    public List<Component> parts() {
        return parts;
    }

    /** All that a client needs, by the names of the product's settings, secrets included; known before they start. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        parts.forEach(part -> settings.putAll(part.settings()));
        return settings;
    }

    /** Stops all parts. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Files.deleteIfExists(plan.readyFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + plan.readyFile() + " cannot be removed", e);
        } finally {
            Together.run(parts.stream().<Together.Step>map(part -> part::close).toList());
            ports.close();
            locks.forEach(FileLock::close);
        }
    }

    private static List<FileLock> lock(PlatformPlan plan) {
        List<FileLock> locks = new ArrayList<>();
        for (Part part : Part.values()) {
            if (plan.parts().contains(part)) {
                locks.add(FileLock.tryTake(plan.data().lock(part.label())).orElseThrow(() -> {
                    locks.forEach(FileLock::close);
                    return new AlreadyUp(plan.data()).failure();
                }));
            }
        }
        return locks;
    }

    private void announce() {
        Map<String, String> file = new TreeMap<>(settings());
        ProcessHandle self = ProcessHandle.current();
        file.put("platform.pid", Long.toString(self.pid()));
        self.info()
                .startInstant()
                .ifPresent(start -> file.put("platform.started", Long.toString(start.toEpochMilli())));
        PropertyFile.write(plan.readyFile(), file);
    }
}
