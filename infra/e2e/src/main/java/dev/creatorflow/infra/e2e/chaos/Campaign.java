package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.Launched;
import dev.creatorflow.infra.e2e.chaos.FaultKind.Lane;
import dev.creatorflow.infra.e2e.chaos.FaultPlan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Carries a plan out on a running system, and waits for it to be well again. */
final class Campaign {
    /** Longer than a worker's claim that its disk is full. */
    private static final Duration INTAKE_RESUMES = Duration.ofSeconds(90);

    private final ChaosStack stack;
    private final Enrolment enrolment;
    private final Injector injector;
    private final Workers workers;
    private final Consumer<String> progress;
    private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
    private final List<String> unmet = Collections.synchronizedList(new ArrayList<>());
    private Instant spoiltUntil = Instant.EPOCH;
    private int number;

    Campaign(ChaosStack stack, Enrolment enrolment, Injector injector, Workers workers, Consumer<String> progress) {
        this.stack = stack;
        this.enrolment = enrolment;
        this.injector = injector;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param injected how often, by kind
     * @param unmet faults that nothing ran into
     * @param lifted when the last one was over
     * @param spoiltUntil until when answers may have held what the provider did not mean
     */
    record Outcome(Map<FaultKind, Integer> injected, List<String> unmet, Instant lifted, Instant spoiltUntil) {}

    Outcome carryOut(FaultPlan plan) {
        if (!Waiting.until(Duration.ofMinutes(3), workers::onePolls)) {
            throw new IllegalStateException("The worker did not start: "
                    + workers.all().stream().map(Launched::err).toList());
        }
        ok(stack.run("schedules", "create", "chaos", "--every", "10s", "--jitter", "0s", "--yes"));
        enrolment.next(plan.first());
        enrolment.await();
        int all = plan.all().size();
        plan.sequence().forEach(step -> carryOut(step, all));
        if (!plan.mix().isEmpty()) {
            Waiting.until(
                    INTAKE_RESUMES,
                    () -> stack.row("select count(pause_type) from creatorflow.api_limits")
                            .equals("0"));
            mix(plan.mix(), all);
        }
        stack.clearFaults();
        Instant lifted = Instant.now();
        enrolment.await();
        return new Outcome(Map.copyOf(injected), List.copyOf(unmet), lifted, spoiltUntil);
    }

    private void mix(Map<Lane, List<Step>> lanes, int all) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            lanes.values()
                    .forEach(steps -> running.add(executor.submit(() -> steps.forEach(step -> carryOut(step, all)))));
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A fault could not be brought about", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void carryOut(Step step, int all) {
        Waiting.pass(step.pause());
        enrolment.next(step.newCreators());
        boolean met = injector.inject(step);
        note(step, met, all);
    }

    private synchronized void note(Step step, boolean met, int all) {
        number++;
        progress.accept(
                "fault " + number + " of " + all + ": " + step.kind().label() + (met ? "" : " (nothing ran into it)"));
        injected.merge(step.kind(), 1, Integer::sum);
        if (!met) {
            unmet.add(step.kind().label());
        }
        if (step.kind().spoilsRows()) {
            spoiltUntil = Instant.now();
        }
    }

    static void ok(Launched.Result result) {
        if (result.exitCode() != 0) {
            throw new IllegalStateException("A command failed: " + result);
        }
    }
}
