package dev.creatorflow.infra.simulator.fault;

import dev.creatorflow.infra.simulator.population.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rules in force; the first that fits decides. Thread-safe.
 *
 * <p>Chance depends on seed, rule and how often the same page was asked for, not on the order in which concurrent
 * requests arrive: so a run can be repeated.
 */
public final class FaultRules {
    private final long seed;
    private final List<Active> active = new CopyOnWriteArrayList<>();
    private final AtomicInteger named = new AtomicInteger();

    public FaultRules(long seed) {
        this.seed = seed;
    }

    private static final class Active {
        private final FaultRule rule;
        private final Map<String, Integer> counts = new HashMap<>();
        private int fired;

        Active(FaultRule rule) {
            this.rule = rule;
        }

        synchronized boolean fires(Situation situation, long seed) {
            int count = counts.merge(rule.counter(situation), 1, Integer::sum);
            boolean fires = rule.counts(count);
            if (fires && rule.probability() < 1) {
                int again = counts.merge("chance " + situation.page(), 1, Integer::sum);
                long draw =
                        Dice.hash(seed, rule.id().hashCode(), situation.page().hashCode(), again);
                fires = Dice.chance(draw, rule.probability());
            }
            fired += fires ? 1 : 0;
            return fires;
        }

        synchronized int fired() {
            return fired;
        }
    }

    /** A rule and how often it has spoilt something. */
    public record Listed(FaultRule rule, int fired) {}

    /** Adds a rule written as fields; returns its id, which is made up when none is given. */
    public String add(Map<String, String> fields) {
        FaultRule rule = FaultParser.parse(fields, "fault-" + named.incrementAndGet());
        active.add(new Active(rule));
        return rule.id();
    }

    /** Removes one rule; false when there is none with that id. */
    public boolean remove(String id) {
        return active.removeIf(one -> one.rule.id().equals(id));
    }

    public void clear() {
        active.clear();
    }

    public List<Listed> list() {
        List<Listed> listed = new ArrayList<>();
        active.forEach(one -> listed.add(new Listed(one.rule, one.fired())));
        return listed;
    }

    /** What is to be done to the answer of a request, if anything. */
    public Optional<Effect> pick(Situation situation) {
        for (Active one : active) {
            if (one.rule.concerns(situation) && one.fires(situation, seed)) {
                return Optional.of(one.rule.effect());
            }
        }
        return Optional.empty();
    }
}
