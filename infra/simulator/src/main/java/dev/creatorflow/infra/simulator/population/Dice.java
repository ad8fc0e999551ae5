package dev.creatorflow.infra.simulator.population;

/** Deterministic chance: every number is a pure function of the values it is asked for (SplitMix64 finaliser). */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Dice() {}

    /** A well-mixed 64-bit number of the given values, order included. */
    public static long hash(long first, long... more) {
        long state = mix(first + GOLDEN);
        for (long value : more) {
            state = mix(state * 31 + value + GOLDEN);
        }
        return state;
    }

    /** Evenly spread in [0, 1). */
    public static double unit(long hash) {
        return (mix(hash) >>> 11) * 0x1.0p-53;
    }

    /** Evenly spread in 0 .. bound - 1. */
    public static int below(long hash, int bound) {
        return (int) Long.remainderUnsigned(mix(hash), bound);
    }

    /** Evenly spread in low .. high, both included. */
    public static int between(long hash, int low, int high) {
        return low + below(hash, high - low + 1);
    }

    /** True with the given probability. */
    public static boolean chance(long hash, double probability) {
        return unit(hash) < probability;
    }

    /** Standard normal (Box-Muller). */
    public static double normal(long hash) {
        double radius = Math.sqrt(-2 * Math.log(1 - unit(hash)));
        return radius * Math.cos(2 * Math.PI * unit(hash ^ GOLDEN));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
