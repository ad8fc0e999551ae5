package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import dev.creatorflow.infra.local.file.PropertyFile;
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
    private final List<FileLock> locks = new ArrayList<>();
    private final List<Component> parts;
    private final Map<String, String> settings = new TreeMap<>();
    private boolean closed;

    private Platform(PlatformPlan plan, List<Component> parts) {
        this.plan = plan;
        this.parts = parts;
    }

    /**
     * Starts all parts side by side and returns when each of them answers.
     *
     * @param progress takes a sentence for each part that is up
     * @throws CommandFailure if the data folder is in use or a part does not start; then everything is stopped again
     */
    public static Platform start(LocalSettings local, PlatformPlan plan, Consumer<String> progress)
            throws InterruptedException {
        List<FileLock> locks = lock(plan);
        Platform platform = new Platform(plan, new Parts(local, plan, progress).make());
        platform.locks.addAll(locks);
        try {
            platform.startAll(progress);
            platform.announce();
        } catch (RuntimeException | InterruptedException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    public PlatformPlan plan() {
        return plan;
    }

    public List<Component> parts() {
        return parts;
    }

    /** All that a client needs, by the names of the product's settings, secrets included. */
    public Map<String, String> settings() {
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
            locks.forEach(FileLock::close);
        }
    }

    private static List<FileLock> lock(PlatformPlan plan) {
        List<FileLock> locks = new ArrayList<>();
        for (Part part : Part.values()) {
            if (plan.parts().contains(part)) {
                locks.add(FileLock.tryTake(plan.data().lock(part.label())).orElseThrow(() -> {
                    locks.forEach(FileLock::close);
                    return new AlreadyUp(plan.data(), part).failure();
                }));
            }
        }
        return locks;
    }

    private void startAll(Consumer<String> progress) throws InterruptedException {
        List<Together.Step> steps = new ArrayList<>();
        for (Component part : parts) {
            steps.add(() -> {
                part.start();
                progress.accept(part.title() + " is up at " + part.address());
            });
        }
        Together.run(steps);
        parts.forEach(part -> settings.putAll(part.settings()));
    }

    private void announce() {
        Map<String, String> file = new TreeMap<>(settings);
        file.put("platform.pid", Long.toString(ProcessHandle.current().pid()));
        PropertyFile.write(plan.readyFile(), file);
    }
}
