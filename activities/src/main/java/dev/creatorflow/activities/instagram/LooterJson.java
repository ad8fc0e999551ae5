package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.http.AnswerJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads bodies as JSON trees. Integers stay exact at any length; only numbers with a fraction or an exponent become doubles, and those are
 * never read as ids.
 */
final class LooterJson {
    private static final int SKELETON_DEPTH = 8;

    private static final ObjectMapper MAPPER = AnswerJson.mapper();

    private LooterJson() {}

    /** The whole body. */
    static JsonNode tree(byte[] body) {
        return read(body, LooterJson::whole);
    }

    /**
     * The body without the content of its lists: an object or list inside a list is replaced by null. It reads every byte, so a body that
     * broke off is found out, and costs a fraction of the whole tree.
     */
    static JsonNode skeleton(byte[] body) {
        return read(body, LooterJson::skeleton);
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        JsonNode root = MAPPER.readTree(parser);
        if (root == null) {
            throw new IOException("there is no JSON value");
        }
        return root;
    }

    private static JsonNode skeleton(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new IOException("there is no JSON value");
        }
        JsonNode root = outline(parser, 0);
        if (parser.nextToken() != null) {
            throw new IOException("something follows the end of the JSON value");
        }
        return root;
    }

    private static JsonNode outline(JsonParser parser, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> depth < SKELETON_DEPTH ? outlineObject(parser, depth) : skipped(parser);
            case START_ARRAY -> outlineArray(parser);
            default -> scalar(parser);
        };
    }

    private static JsonNode outlineObject(JsonParser parser, int depth) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, outline(parser, depth + 1));
        }
        return object;
    }

    private static JsonNode outlineArray(JsonParser parser) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(token.isStructStart() ? skipped(parser) : scalar(parser));
        }
        return array;
    }

    private static JsonNode skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode scalar(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            default -> nodes.numberNode(parser.getBigIntegerValue());
        };
    }

    private interface Reading {
        JsonNode read(JsonParser parser) throws IOException;
    }

    private static JsonNode read(byte[] body, Reading reading) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            return reading.read(parser);
        } catch (IOException e) {
            return readRepaired(body, reading, e);
        }
    }

    /** Bytes that are no UTF-8 would cost the page; replaced by U+FFFD they cost themselves. */
    private static JsonNode readRepaired(byte[] body, Reading reading, IOException first) {
        String repaired = new String(body, StandardCharsets.UTF_8);
        if (repaired.indexOf('\uFFFD') >= 0) {
            try (JsonParser parser = MAPPER.createParser(repaired)) {
                return reading.read(parser);
            } catch (IOException second) {
                first.addSuppressed(second);
            }
        }
        throw new UnreadableBodyException("The answer is no valid JSON, or broke off in the middle.", first);
    }
}
