package dev.creatorflow.infra.simulator.recorded;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bodies of one recorded account, read once. */
final class RecordedBodies {
    /** Links of Instagram's media hosts, wherever they stand in a text (also inside a video manifest). */
    private static final Pattern LINK =
            Pattern.compile("https?://([A-Za-z0-9.-]+\\.(?:cdninstagram\\.com|fbcdn\\.net))(?=/)");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Map<Endpoint, byte[]> bodies = new EnumMap<>(Endpoint.class);
    private final String id;
    private final String username;

    /**
     * Reads {@code profile.json}, {@code reels.json}, {@code user-feeds.json} and {@code related-profiles.json}; all but the
     * first may be absent.
     *
     * @param base of this simulator's own links
     * @throws IOException when a file cannot be read or is no JSON object
     */
    RecordedBodies(Path folder, String base) throws IOException {
        JsonNode profile = JsonNodeFactory.instance.objectNode();
        for (Endpoint endpoint : Endpoint.values()) {
            Path file = folder.resolve(endpoint.label() + ".json");
            if (Files.isRegularFile(file)) {
                JsonNode body = MAPPER.readTree(Files.readAllBytes(file));
                profile = endpoint == Endpoint.PROFILE ? body : profile;
                bodies.put(endpoint, MAPPER.writeValueAsBytes(rewritten(body, base)));
            }
        }
        this.id = profile.path("id").asText();
        this.username = profile.path("username").asText();
        if (id.isEmpty() || username.isEmpty()) {
            throw new IOException("the profile.json in " + folder + " names no id or no username");
        }
    }

    String id() {
        return id;
    }

    String username() {
        return username;
    }

    /** The body of an endpoint as it is served, if it was recorded. */
    Optional<byte[]> body(Endpoint endpoint) {
        return Optional.ofNullable(bodies.get(endpoint));
    }

    private static JsonNode rewritten(JsonNode node, String base) {
        if (node.isTextual()) {
            Matcher links = LINK.matcher(node.asText());
            String own = Matcher.quoteReplacement(base + CdnHandler.RECORDED);
            return links.find() ? TextNode.valueOf(links.replaceAll(own + "$1")) : node;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(rewritten(field.getValue(), base)));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                array.set(place, rewritten(array.get(place), base));
            }
        }
        return node;
    }
}
