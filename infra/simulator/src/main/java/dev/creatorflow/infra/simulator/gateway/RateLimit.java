package dev.creatorflow.infra.simulator.gateway;

import java.util.ArrayDeque;
import java.util.Deque;

/** At most so many requests in any sliding second of real time. Thread-safe. */
final class RateLimit {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final Deque<Long> accepted = new ArrayDeque<>();

    /**
     * @param perSecond 0 lets everything pass
     */
    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether a request at this time is let in; refused ones do not count. */
    synchronized boolean admit(long nanos) {
        if (perSecond == 0) {
            return true;
        }
        while (!accepted.isEmpty() && nanos - accepted.peekFirst() >= SECOND) {
            accepted.removeFirst();
        }
        if (accepted.size() >= perSecond) {
            return false;
        }
        accepted.addLast(nanos);
        return true;
    }
}
