package dev.creatorflow.infra.simulator.reddit.gate;

import java.util.HashMap;
import java.util.Map;

/** Each client's requests in windows of real time, as Reddit counts them. Thread-safe. */
final class RateWindow {
    private static final long SECOND = 1_000_000_000L;

    /** What is told of a limit that does not exist. */
    private static final long UNLIMITED = 1_000_000;

    private final long limit;
    private final int windowSeconds;
    private final Map<String, Count> counts = new HashMap<>();

    private static final class Count {
        private long since;
        private long used;
    }

    /**
     * @param perMinute averaged over the window; 0 lets everything pass
     */
    RateWindow(int perMinute, int windowSeconds) {
        this.limit = perMinute == 0 ? UNLIMITED : Math.max(1, (long) perMinute * windowSeconds / 60);
        this.windowSeconds = windowSeconds;
    }

    /** The state after an attempt; refused ones do not count. */
    record State(boolean admitted, long used, long remaining, long resetSeconds) {}

    synchronized State use(String client, long nanos) {
        Count count = counts.computeIfAbsent(client, fresh -> {
            Count first = new Count();
            first.since = nanos;
            return first;
        });
        if (nanos - count.since >= windowSeconds * SECOND) {
            count.since = nanos;
            count.used = 0;
        }
        boolean admitted = count.used < limit;
        count.used += admitted ? 1 : 0;
        long reset = Math.max(1, windowSeconds - (nanos - count.since) / SECOND);
        return new State(admitted, count.used, limit - count.used, reset);
    }
}
