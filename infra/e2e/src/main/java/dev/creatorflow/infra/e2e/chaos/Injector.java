package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.e2e.Launched;
import dev.creatorflow.infra.e2e.chaos.FaultPlan.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Brings one fault about, and lifts it. Thread-safe for faults of different lanes. */
final class Injector {
    /** How long a fault waits to be met. */
    private static final Duration MET = Duration.ofSeconds(90);

    /** A worker has to start first, on a machine that may be busy. */
    private static final Duration MET_BY_NEW_WORKER = Duration.ofMinutes(4);

    private static final Duration SLOW_STORE = Duration.ofMillis(150);
    private static final Duration SETTLING = Duration.ofMillis(300);

    private final ChaosStack stack;
    private final World world;
    private final Workers workers;
    private final InFlight inFlight;
    private final AtomicInteger rules = new AtomicInteger();

    /** Held while the database is away. */
    private final ReentrantLock databaseAway = new ReentrantLock();

    Injector(ChaosStack stack, World world, Workers workers, InFlight inFlight) {
        this.stack = stack;
        this.world = world;
        this.workers = workers;
        this.inFlight = inFlight;
    }

    /** Whether the product met the fault. Returns when it is lifted. */
    boolean inject(Step step) {
        return switch (step.kind()) {
            case WORKER_KILL -> {
                workers.kill(step.worker(), this::noteIfThere, Map.of());
                workers.awaitPolling(step.worker(), step.patience());
                yield true;
            }
            case WRONG_KEY -> wrongKey(step);
            case DISK_FULL -> fullDisk();
            case TEMPORAL_RESTART -> {
                stack.restartTemporal(step.hold());
                yield true;
            }
            case POSTGRES_RESTART -> {
                withoutDatabase(() -> {
                    stack.crashPostgres();
                    Waiting.pass(step.hold().dividedBy(2));
                });
                yield true;
            }
            case CONNECTION_LOSS -> {
                withoutDatabase(() -> Waiting.pass(step.hold()));
                yield true;
            }
            case STORE_OUTAGE -> {
                stack.stopStore();
                Waiting.pass(step.hold());
                stack.startStore();
                yield true;
            }
            case STORE_SLOW -> {
                stack.store().slow(SLOW_STORE);
                Waiting.pass(step.hold());
                stack.store().slow(Duration.ZERO);
                yield true;
            }
            case EXPIRED_MEDIA -> expire(step);
            default -> spoil(step);
        };
    }

    private boolean spoil(Step step) {
        String id = "chaos-" + rules.incrementAndGet();
        Map<String, Object> rule = new HashMap<>(step.kind().rule());
        rule.put("id", id);
        rule.put("first", step.amount());
        stack.tellSimulator("/_sim/faults", rule);
        boolean all = Waiting.until(step.hold(), () -> fired(id) >= step.amount());
        boolean met = all || Waiting.until(MET, () -> fired(id) > 0);
        stack.stack().clearFault(id);
        return met;
    }

    private int fired(String id) {
        for (JsonNode rule : stack.simulator("/_sim/faults")) {
            if (rule.path("id").asText().equals(id)) {
                return rule.path("fired").asInt();
            }
        }
        return 0;
    }

    /** While the database is away, whoever brings it back notes what was in flight. */
    private void noteIfThere() {
        if (databaseAway.tryLock()) {
            try {
                inFlight.note();
            } finally {
                databaseAway.unlock();
            }
        }
    }

    private void withoutDatabase(Runnable meanwhile) {
        databaseAway.lock();
        stack.database().shut();
        try {
            // What the server was about to commit is committed.
            Waiting.pass(SETTLING);
            meanwhile.run();
            inFlight.note();
        } finally {
            stack.database().open();
            databaseAway.unlock();
        }
    }

    /** A key that the provider refuses, until the worker is started again with the right one. */
    private boolean wrongKey(Step step) {
        workers.kill(step.worker(), this::noteIfThere, Map.of("RAPIDAPI_KEY", ChaosStack.WRONG_KEY));
        boolean met = Waiting.until(MET_BY_NEW_WORKER, () -> paused("BAD_CREDENTIALS"));
        Waiting.pass(step.hold());
        workers.kill(step.worker(), this::noteIfThere, Map.of());
        workers.awaitPolling(step.worker(), Workers.START);
        return met;
    }

    /** A further worker, on a machine with less room than it has to have: the floor is raised, since a disk of others cannot be filled. */
    private boolean fullDisk() {
        Launched cramped = stack.worker(Map.of("MIN_FREE_DISK_GB", "1000000"));
        try {
            return Waiting.until(MET_BY_NEW_WORKER, () -> paused("DISK_FULL"));
        } finally {
            cramped.killHard();
            noteIfThere();
        }
    }

    private boolean paused(String type) {
        return stack.row(
                        "select coalesce(max(pause_type), '') from creatorflow.api_limits where provider = 'instagram'")
                .equals(type);
    }

    /** Links die while the store is away, so that what is due cannot come by them. */
    private boolean expire(Step step) {
        stack.stopStore();
        boolean due = Waiting.until(
                MET, () -> stack.number("select count(*) from creatorflow.media_objects where state = 'DUE'") > 0);
        Waiting.pass(step.hold());
        world.moveClock();
        stack.startStore();
        return due;
    }
}
