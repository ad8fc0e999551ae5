package dev.creatorflow.infra.simulator.fault;

import java.util.Set;

/**
 * A request as rules see it.
 *
 * @param target {@code cdn}, or the endpoint's name such as {@code user-feeds}
 * @param subjects handle and id of the account concerned, as far as known
 * @param path path and query as sent
 * @param page identity of what is asked for, the same when it is asked for again
 * @param firstPage whether no cursor was sent
 */
public record Situation(String target, Set<String> subjects, String path, String page, boolean firstPage) {}
