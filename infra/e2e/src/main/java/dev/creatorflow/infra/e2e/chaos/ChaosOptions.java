package dev.creatorflow.infra.e2e.chaos;

import java.time.Duration;

/**
 * How much chaos.
 *
 * @param seed of everything that is chosen
 * @param quick each kind once, one after another; otherwise the mixed part follows
 * @param kills of workers, over both parts
 * @param creators enrolled over the run
 * @param workers processes at a time
 * @param requestsPerSecond slow enough for requests to be under way all the time
 * @param recovery the longest that recovery may take
 */
record ChaosOptions(
        long seed, boolean quick, int kills, int creators, int workers, int requestsPerSecond, Duration recovery) {
    static final int QUICK_KILLS = 3;
    static final int FULL_KILLS = 50;
    private static final int QUICK_CREATORS = 14;
    private static final int FULL_CREATORS = 80;

    /**
     * @param kills 0 = as many as usual
     * @param creators 0 = as many as usual
     */
    static ChaosOptions of(long seed, boolean quick, int kills, int creators) {
        return new ChaosOptions(
                seed,
                quick,
                kills > 0 ? kills : quick ? QUICK_KILLS : FULL_KILLS,
                creators > 0 ? creators : quick ? QUICK_CREATORS : FULL_CREATORS,
                quick ? 1 : 2,
                quick ? 1 : 5,
                Duration.ofMinutes(quick ? 8 : 15));
    }
}
