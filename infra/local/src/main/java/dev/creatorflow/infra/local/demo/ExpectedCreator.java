package dev.creatorflow.infra.local.demo;

import java.util.Optional;

/**
 * A creator of the simulator's world and how its scrape has to end.
 *
 * @param id the provider's user id
 * @param username the handle it has now
 * @param kind what is special about it, for people
 * @param outcome for example {@code COMPLETE}
 * @param reason for example {@code PRIVATE}; none where nothing is special, or where it is not foretold
 */
record ExpectedCreator(String id, String username, String kind, String outcome, Optional<String> reason) {}
