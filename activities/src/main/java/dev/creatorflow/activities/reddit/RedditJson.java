package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.http.AnswerJson;
import java.io.IOException;

/** Reads bodies as JSON trees. */
final class RedditJson {
    private static final ObjectMapper MAPPER = AnswerJson.mapper();

    private RedditJson() {}

    /** The whole body. */
    static JsonNode tree(byte[] body) throws UnreadableAnswerException {
        try {
            JsonNode root = MAPPER.readTree(body);
            if (root == null || root.isMissingNode()) {
                throw new UnreadableAnswerException("The body is empty.");
            }
            return root;
        } catch (IOException e) {
            UnreadableAnswerException unreadable =
                    new UnreadableAnswerException("The body is no JSON: it is damaged, or another kind of text.");
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}
