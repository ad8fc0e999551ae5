package dev.creatorflow.infra.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What the admin API can tell about the accounts behind the endpoints. */
public interface World {

    /** Accounts {@code from} to {@code from + count - 1}, as far as they exist. */
    ArrayNode creators(int from, int count, Instant at);

    /** Number of accounts. */
    int size();

    /** The true profile of an account, or empty when there is none with that id. */
    Optional<ObjectNode> creator(String id, Instant at);

    /**
     * The true media of an account, or empty when there is none with that id.
     *
     * @param hashes whether to compute the digests of the files, which takes a moment for large accounts
     */
    Optional<ArrayNode> media(String id, Instant at, boolean hashes);
}
