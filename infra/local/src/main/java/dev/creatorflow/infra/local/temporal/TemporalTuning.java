package dev.creatorflow.infra.local.temporal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the dev server is set up for this product. The file {@code infra/temporal/dynamicconfig.yaml} says the same to a
 * server started by other means.
 */
final class TemporalTuning {
    /** Of closed executions: 14 days. */
    static final String RETENTION = "336h";

    static final List<String> SEARCH_ATTRIBUTES =
            List.of("Platform", "Target", "Username", "Outcome", "Reason", "Trigger", "Batch", "Niche");

    /**
     * Priorities and fairness keys work with the new matcher only, and exactly with one partition per queue; activities
     * of the workflow's own worker start without a trip through the queue.
     */
    static final Map<String, String> DYNAMIC_CONFIG = new TreeMap<>(Map.of(
            "matching.useNewMatcher", "true",
            "matching.enableFairness", "true",
            "matching.numTaskqueueReadPartitions", "1",
            "matching.numTaskqueueWritePartitions", "1",
            "system.enableActivityEagerExecution", "true"));

    private TemporalTuning() {}
}
