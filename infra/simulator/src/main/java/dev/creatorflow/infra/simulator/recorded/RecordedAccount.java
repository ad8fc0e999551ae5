package dev.creatorflow.infra.simulator.recorded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.control.World;
import dev.creatorflow.infra.simulator.gateway.Provider;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A world of one account: the recorded one. Its second pages were not recorded, so they are empty and final. */
public final class RecordedAccount implements Provider, World {
    private final RecordedBodies bodies;

    /**
     * Reads a folder of recorded bodies.
     *
     * @param base of this simulator's own links
     * @throws IOException when a file cannot be read
     */
    public RecordedAccount(Path folder, String base) throws IOException {
        this.bodies = new RecordedBodies(folder, base);
    }

    @Override
    public Reply.Answer answer(Endpoint endpoint, Request request) {
        String username = request.param("username");
        boolean known = username == null
                ? bodies.id().equals(request.param("id"))
                : username.equalsIgnoreCase(bodies.username());
        if (!known) {
            return Reply.json(200, "{\"status\":false,\"errorMessage\":\"User not found or unavailable\"}");
        }
        boolean later = !request.query().getOrDefault("max_id", "").isEmpty();
        if (later && endpoint == Endpoint.REELS) {
            return Reply.json(
                    200,
                    "{\"items\":[],\"paging_info\":{\"more_available\":false},\"status\":\"ok\",\"attempts\":\"1\"}");
        }
        if (later && endpoint == Endpoint.USER_FEEDS) {
            return Reply.json(200, "{\"items\":[],\"more_available\":false,\"attempts\":\"1\"}");
        }
        return bodies.body(endpoint)
                .map(body -> Reply.of(200, "application/json; charset=utf-8", body))
                .orElseGet(() -> Reply.json(200, "{\"status\":false,\"errorMessage\":\"not recorded\"}"));
    }

    @Override
    public Set<String> subjects(Request request) {
        return Set.of(bodies.id(), bodies.username());
    }

    @Override
    public int size() {
        return 1;
    }

    /** The recording stops before the account's last medium, so that a scrape of it is always partial. */
    @Override
    public ArrayNode creators(int from, int count, Instant at) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (from == 0 && count > 0) {
            ObjectNode entry = list.addObject()
                    .put("index", 0)
                    .put("id", bodies.id())
                    .put("username", bodies.username())
                    .put("kind", "recorded")
                    .put("outcome", "PARTIAL")
                    .putNull("reason");
            entry.putArray("formerUsernames");
        }
        return list;
    }

    @Override
    public Optional<ObjectNode> creator(String id, Instant at) {
        return Optional.empty();
    }

    @Override
    public Optional<ArrayNode> media(String id, Instant at, boolean hashes) {
        return Optional.empty();
    }
}
