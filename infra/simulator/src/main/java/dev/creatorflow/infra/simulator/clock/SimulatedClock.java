package dev.creatorflow.infra.simulator.clock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.concurrent.atomic.AtomicReference;

/** The world's time: stands still until it is moved. Thread-safe. */
public final class SimulatedClock {
    private final AtomicReference<Instant> now;

    public SimulatedClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** The simulated instant. */
    public Instant now() {
        return now.get();
    }

    /** Sets the instant; going back is allowed. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Moves by a period such as P1D, P1M or PT6H, counted in UTC. */
    public Instant advance(TemporalAmount amount) {
        return now.updateAndGet(
                instant -> instant.atOffset(ZoneOffset.UTC).plus(amount).toInstant());
    }
}
