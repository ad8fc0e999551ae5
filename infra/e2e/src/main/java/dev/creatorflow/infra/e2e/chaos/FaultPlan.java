package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.chaos.FaultKind.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which faults come, in which order, after which pauses and for how long: a function of the options alone, so that a seed repeats it.
 *
 * @param first creators enrolled before any fault
 * @param sequence one after another, every kind at least once
 * @param mix what the lanes do side by side afterwards; empty in a quick run
 */
record FaultPlan(int first, List<Step> sequence, Map<Lane, List<Step>> mix) {
    /**
     * One fault.
     *
     * @param pause before it
     * @param hold how long it lasts, where it is not over when it was met
     * @param amount answers that are spoilt
     * @param newCreators enrolled as it begins
     * @param worker which of the workers
     * @param patience how long a killed worker may take to be up again before the next fault; in the mix the next one may find it starting
     */
    record Step(
            FaultKind kind,
            Duration pause,
            Duration hold,
            int amount,
            int newCreators,
            int worker,
            Duration patience) {}

    private static final int KILL_EVERY_MILLIS = 9_000;
    private static final Duration IN_THE_MIX = Duration.ofSeconds(12);

    static FaultPlan of(ChaosOptions options) {
        return new Draft(options).plan();
    }

    List<Step> all() {
        return Stream.concat(sequence.stream(), mix.values().stream().flatMap(List::stream))
                .toList();
    }

    private static final class Draft {
        private final ChaosOptions options;
        private final Random random;
        private int creatorsLeft;

        Draft(ChaosOptions options) {
            this.options = options;
            this.random = new Random(options.seed());
        }

        FaultPlan plan() {
            List<FaultKind> order = order();
            int first = Math.max(1, options.creators() / 4);
            creatorsLeft = options.creators() - first;
            int share = options.quick() ? 1 : Math.max(1, options.creators() / 40);
            List<Step> sequence = new ArrayList<>();
            for (FaultKind kind : order) {
                int newCreators = kind.wantsNewCreators() ? share : 0;
                sequence.add(step(kind, 200, options.quick() ? 600 : 3_000, newCreators, Workers.START));
            }
            Map<Lane, List<Step>> mix = options.quick() ? Map.of() : mix();
            return new FaultPlan(first + creatorsLeft, List.copyOf(sequence), mix);
        }

        /**
         * Links expire before texts are spoilt: a spoilt text is read again only among a creator's newest media, which must not change any
         * more. The disk comes last, because nothing is asked for a while after it.
         */
        private List<FaultKind> order() {
            List<FaultKind> early = new ArrayList<>();
            List<FaultKind> late = new ArrayList<>();
            for (FaultKind kind : FaultKind.values()) {
                if (kind != FaultKind.EXPIRED_MEDIA && kind != FaultKind.DISK_FULL) {
                    (kind.wantsNewCreators() ? early : late).add(kind);
                }
            }
            for (int kill = 1; options.quick() && kill < options.kills(); kill++) {
                late.add(FaultKind.WORKER_KILL);
            }
            Collections.shuffle(early, random);
            Collections.shuffle(late, random);
            List<FaultKind> order = new ArrayList<>(List.of(FaultKind.EXPIRED_MEDIA));
            order.addAll(early);
            order.addAll(late);
            order.add(FaultKind.DISK_FULL);
            return order;
        }

        private Map<Lane, List<Step>> mix() {
            int kills = options.kills() - 1;
            int span = kills * KILL_EVERY_MILLIS;
            Map<Lane, List<Step>> mix = new EnumMap<>(Lane.class);
            mix.put(Lane.WORKER, lane(Lane.WORKER, kills, span));
            mix.put(Lane.PROVIDER, lane(Lane.PROVIDER, Math.max(1, kills * 2 / 3), span));
            mix.put(Lane.STORE, lane(Lane.STORE, Math.max(1, kills / 7), span));
            mix.put(Lane.POSTGRES, lane(Lane.POSTGRES, Math.max(1, kills / 6), span));
            mix.put(Lane.TEMPORAL, lane(Lane.TEMPORAL, Math.max(1, kills / 10), span));
            return mix;
        }

        /** Pauses that fill the span on the average. */
        private List<Step> lane(Lane lane, int steps, int spanMillis) {
            List<FaultKind> kinds = Stream.of(FaultKind.values())
                    .filter(kind -> kind.lane() == lane && kind.mayRepeat())
                    .toList();
            int usual = spanMillis / Math.max(1, steps);
            List<Step> list = new ArrayList<>();
            for (int number = 0; number < steps; number++) {
                FaultKind kind = kinds.get(random.nextInt(kinds.size()));
                int newCreators = lane == Lane.WORKER ? creatorsLeft / (steps - number) : 0;
                list.add(step(kind, usual / 4, usual * 7 / 4, newCreators, IN_THE_MIX));
            }
            return List.copyOf(list);
        }

        private Step step(FaultKind kind, int leastPause, int mostPause, int wantedCreators, Duration patience) {
            int newCreators = Math.min(wantedCreators, creatorsLeft);
            creatorsLeft -= newCreators;
            return new Step(
                    kind,
                    Duration.ofMillis(between(leastPause, mostPause)),
                    Duration.ofMillis(options.quick() ? between(1_500, 3_000) : between(2_000, 8_000)),
                    amount(kind),
                    newCreators,
                    random.nextInt(options.workers()),
                    patience);
        }

        /** A storm is long enough to open the circuit. */
        private int amount(FaultKind kind) {
            return switch (Objects.requireNonNull(kind)) {
                case RATE_LIMITED, RATE_LIMITED_UNTIL -> between(6, options.quick() ? 7 : 20);
                case SERVER_ERRORS -> between(2, options.quick() ? 4 : 15);
                case LOOPING_CURSOR, REPEATED_CURSOR -> between(4, 6);
                case CDN_ERRORS, CDN_CUT, CDN_HTML -> between(2, 5);
                default -> between(1, 3);
            };
        }

        private int between(int least, int most) {
            return least + random.nextInt(most - least + 1);
        }
    }
}
