package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all of Reddit's bodies have in common: things of a kind, listings, times, escaped text. */
final class Things {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Things() {}

    /** The fields that never change, out of a resource beside this class. */
    static ObjectNode template(String name) {
        try (InputStream in = Things.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The simulator was built without " + name + ".");
            }
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode thing(String kind, ObjectNode data) {
        return object().put("kind", kind).set("data", data);
    }

    /** A page of a listing; {@code after} is null at its end. */
    static ObjectNode listing(ArrayNode children, @Nullable String after) {
        ObjectNode data = object().put("after", after).put("dist", children.size());
        data.putNull("modhash");
        data.put("geo_filter", "").set("children", children);
        data.putNull("before");
        return thing("Listing", data);
    }

    /** Seconds since the epoch, with Reddit's point and nought. */
    static DecimalNode seconds(Instant instant) {
        return DecimalNode.valueOf(BigDecimal.valueOf(instant.getEpochSecond() * 10, 1));
    }

    /** Text as HTML of Reddit's own kind; null for none. */
    static @Nullable String html(String text) {
        return text.isEmpty()
                ? null
                : "<!-- SC_OFF --><div class=\"md\"><p>" + escaped(text) + "</p>\n</div><!-- SC_ON -->";
    }

    /** The body; without {@code raw} its texts are escaped as for a web page. */
    static byte[] bytes(ObjectNode body, boolean raw) {
        if (!raw) {
            escape(body);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue() instanceof TextNode text) {
                    field.setValue(TextNode.valueOf(escaped(text.textValue())));
                } else {
                    escape(field.getValue());
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                if (array.get(place) instanceof TextNode text) {
                    array.set(place, TextNode.valueOf(escaped(text.textValue())));
                } else {
                    escape(array.get(place));
                }
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
