package dev.creatorflow.infra.e2e.bench;

/**
 * What to measure.
 *
 * @param creators in each round
 * @param rounds counted ones; those before them warm everything up
 * @param latency of the simulated provider, for example {@code const:50ms} or {@code lognorm:1500ms,0.4}
 * @param rate requests a second that the product may send; 0: as many as it can
 * @param known each creator is scraped once before it is measured
 * @param media whether files are transferred as well
 * @param mediaShrink pictures and videos are this many times smaller than declared
 * @param videoKilobytes size of a video, about
 * @param population creators the simulator has
 */
record BenchOptions(
        int creators,
        int rounds,
        String latency,
        int rate,
        boolean known,
        boolean media,
        int mediaShrink,
        int videoKilobytes,
        int population) {}
