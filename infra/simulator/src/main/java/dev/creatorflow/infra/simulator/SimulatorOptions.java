package dev.creatorflow.infra.simulator;

import dev.creatorflow.infra.simulator.gateway.Latency;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.reddit.RedditOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is to be started.
 *
 * @param port 0 takes a free one
 * @param publicUrl base of the media links; null derives it from host and port
 * @param requestsPerSecond 0 is unlimited
 * @param monthlyQuota requests per simulated month; the default is the largest plan's
 * @param badKeys keys that are refused as not subscribed, and secrets that are no Reddit client's
 * @param faults rules in force from the start, by the fields of {@code FaultParser}
 * @param mediaShrink pictures and videos are this many times smaller than declared
 * @param videoFiller kilobytes added to each video, for throughput as with real ones
 * @param recorded folder of recorded bodies served instead of the generated population, or null
 * @param readyFile written once requests are answered, or null
 * @param exitWithParent whether the process ends when its standard input does
 */
public record SimulatorOptions(
        String host,
        int port,
        @Nullable String publicUrl,
        long seed,
        int creators,
        Instant clock,
        Latency latency,
        int requestsPerSecond,
        long monthlyQuota,
        Set<String> badKeys,
        List<Map<String, String>> faults,
        int mediaShrink,
        int videoFiller,
        @Nullable Path recorded,
        RedditOptions reddit,
        @Nullable Path readyFile,
        boolean exitWithParent) {

    /** Free port on the loopback address, 5,000 creators, no latency, 60 requests a second. */
    public static final SimulatorOptions DEFAULT = new SimulatorOptions(
            "127.0.0.1",
            0,
            null,
            1,
            5_000,
            Population.ANCHOR,
            Latency.NONE,
            60,
            250_000,
            Set.of(),
            List.of(),
            3,
            0,
            null,
            RedditOptions.DEFAULT,
            null,
            false);
}
