package dev.creatorflow.infra.simulator.gateway;

import java.util.Set;

/**
 * What the client has booked.
 *
 * @param requestsPerSecond 0 is unlimited
 * @param monthlyQuota requests per simulated calendar month
 * @param badKeys keys that are refused with 403; any other key is accepted, none at all is a 401
 */
public record Plan(int requestsPerSecond, long monthlyQuota, Set<String> badKeys, Latency latency) {}
