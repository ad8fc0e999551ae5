package dev.creatorflow.infra.simulator.traffic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last upstream requests, so that one can tell which were on their way when something was killed. Thread-safe. */
public final class RequestLog {
    private static final int KEPT = 50_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * One request.
     *
     * @param arrivedMillis wall-clock time of arrival
     * @param finishedMillis when the answer had left, 0 while it is on its way
     * @param delivered whether the true answer was handed to the network whole; a client that died meanwhile may not
     *     have read it
     */
    public record Entry(
            long number,
            String endpoint,
            String page,
            String outcome,
            long arrivedMillis,
            long finishedMillis,
            boolean delivered) {}

    synchronized void add(Entry entry) {
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** Requests that finished at or after a time. */
    synchronized List<Entry> since(long millis) {
        return entries.stream()
                .filter(entry -> entry.finishedMillis() >= millis)
                .toList();
    }

    synchronized void clear() {
        entries.clear();
    }
}
