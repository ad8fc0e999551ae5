package dev.creatorflow.activities.persistence.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes content out of a stored answer. What is left of a post is which one it was, where and when. */
final class AnswerRedaction {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEPT = Set.of("id", "name", "subreddit", "created_utc");
    private static final String DELETED = "[deleted]";

    private AnswerRedaction() {}

    /**
     * The body without the content of these posts, wherever in it they stand, and without the names of these authors.
     *
     * @param posts ids without prefix
     * @param authors lower-case names
     */
    static byte[] without(byte[] body, Set<String> posts, Set<String> authors) {
        try {
            JsonNode root = JSON.readTree(body);
            redact(root, posts, authors);
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored answer is no JSON, so that nothing can be taken out of it", e);
        }
    }

    /** What stands in the place of an answer that was about somebody who is gone. */
    static byte[] nothing() {
        return "{\"erased\":true}".getBytes(StandardCharsets.UTF_8);
    }

    private static void redact(JsonNode node, Set<String> posts, Set<String> authors) {
        if (node instanceof ObjectNode object) {
            String id = object.path("id").asText("");
            if (posts.contains(id) && object.path("name").asText("t3_" + id).equals("t3_" + id)) {
                object.retain(KEPT);
                object.put("erased", true);
            } else if (authors.contains(object.path("author").asText("").toLowerCase(Locale.ROOT))) {
                anonymize(object);
            }
        }
        node.forEach(child -> redact(child, posts, authors));
    }

    private static void anonymize(ObjectNode post) {
        List<String> fields = new ArrayList<>();
        post.fieldNames().forEachRemaining(fields::add);
        fields.stream().filter(field -> field.startsWith("author_")).forEach(post::remove);
        post.put("author", DELETED);
    }
}
