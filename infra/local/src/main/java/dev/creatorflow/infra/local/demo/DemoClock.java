package dev.creatorflow.infra.local.demo;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.PropertyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The demo's time. The simulator's stands still at {@link #simulated()}; the product's starts there with each run and
 * goes on, because its processes have to tell before from after. Both are kept with the data: on the same folder neither
 * ever goes back.
 */
final class DemoClock {
    private final Path memory;
    private final Path offsetFile;
    private final Clock system;
    private final boolean fresh;
    private Instant simulated;
    private Instant product;

    DemoClock(DataFolder data, Clock system) {
        this.memory = data.resolve("clock.properties");
        this.offsetFile = data.resolve("clock.offset");
        this.system = system;
        Instant now = system.instant().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> kept = PropertyFile.read(memory);
        this.fresh = kept.isEmpty();
        this.simulated = Instant.parse(kept.getOrDefault("simulated", now.toString()));
        this.product = Instant.parse(kept.getOrDefault("product", simulated.toString()));
    }

    /** True where no demo has run on this data before. */
    boolean isFresh() {
        return fresh;
    }

    /** Where the simulator's clock stands. */
    Instant simulated() {
        return simulated;
    }

    /** The file whose duration the product adds to the system's clock. */
    Path offsetFile() {
        return offsetFile;
    }

    /** Sets the product's clock on its way, from the simulator's time or from where the last run left it. */
    void startProduct() {
        product = product.isAfter(simulated) ? product : simulated;
        Duration offset = Duration.between(system.instant(), product);
        try {
            Path draft = offsetFile.resolveSibling("clock.offset.new");
            Files.writeString(draft, offset + "\n", StandardCharsets.UTF_8);
            Files.move(draft, offsetFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandFailure.failed("The clock file " + offsetFile + " cannot be written: " + e.getMessage(), e);
        }
        remember();
    }

    /** Moves the simulator's time on; the product follows with {@link #startProduct()}. */
    void advance(Duration by) {
        simulated = simulated.plus(by);
    }

    /** Notes how far the product's clock has gone, so that a later run goes on from there. */
    void remember() {
        try {
            Duration offset = Duration.parse(
                    Files.readString(offsetFile, StandardCharsets.UTF_8).strip());
            product = system.instant().plus(offset);
        } catch (IOException e) {
            throw CommandFailure.failed("The clock file " + offsetFile + " cannot be read: " + e.getMessage(), e);
        }
        PropertyFile.write(memory, Map.of("simulated", simulated.toString(), "product", product.toString()));
    }
}
