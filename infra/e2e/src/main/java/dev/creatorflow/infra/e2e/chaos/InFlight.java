package dev.creatorflow.infra.e2e.chaos;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls that were on their way when something died. The ledger is read past the gates while nobody can settle them: after the worker is
 * dead, and while the way to the database is shut. Thread-safe.
 */
final class InFlight {
    private final ChaosStack stack;
    private final Set<Long> calls = new TreeSet<>();

    InFlight(ChaosStack stack) {
        this.stack = stack;
    }

    void note() {
        Set<Long> now = open();
        synchronized (calls) {
            calls.addAll(now);
        }
    }

    /** Calls whose end the ledger does not know. */
    Set<Long> open() {
        String ids = stack.row(
                "select coalesce(string_agg(id::text, ' '), '') from creatorflow.api_calls where state = 'SENT'");
        Set<Long> open = new TreeSet<>();
        Arrays.stream(ids.split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .forEach(open::add);
        return open;
    }

    /** All that were noted. */
    Set<Long> noted() {
        synchronized (calls) {
            return new TreeSet<>(calls);
        }
    }
}
