package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What staff do: they name creators, and ask for them at once. A command that cannot reach a server says so and is typed again. */
final class Enrolment implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final ChaosStack stack;
    private final World world;
    private final ExecutorService staff = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> commands = Collections.synchronizedList(new ArrayList<>());

    Enrolment(ChaosStack stack, World world) {
        this.stack = stack;
        this.world = world;
    }

    /** Begins to enrol the next creators. */
    void next(int count) {
        List<World.Creator> creators = world.enrol(count);
        if (!creators.isEmpty()) {
            commands.add(staff.submit(() -> enrol(creators)));
        }
    }

    /** Returns when all are enrolled. */
    void await() {
        for (Future<?> command : List.copyOf(commands)) {
            try {
                command.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Creators could not be enrolled", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        staff.shutdownNow();
    }

    /** The schedule would come to them as well; a scrape just begins earlier. */
    private void enrol(List<World.Creator> creators) {
        Path file = write(creators);
        Launched.Result[] last = new Launched.Result[1];
        boolean taken = Waiting.until(LIMIT, () -> {
            last[0] = stack.run("creators", "import", "--approved", "--file", file.toString());
            return last[0].exitCode() == 0;
        });
        if (!taken) {
            throw new IllegalStateException("Creators could not be enrolled: " + last[0]);
        }
        List<String> scrape = new ArrayList<>(List.of("scrape", "instagram", "--detach", "--yes"));
        creators.forEach(creator -> scrape.add(creator.username()));
        stack.run(scrape.toArray(String[]::new));
    }

    private Path write(List<World.Creator> creators) {
        try {
            return Files.write(
                    Files.createTempFile(stack.folder(), "creators-", ".csv"),
                    creators.stream()
                            .map(creator -> creator.id() + "," + creator.username())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
