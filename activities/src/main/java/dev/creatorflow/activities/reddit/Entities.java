package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML entities in an answer. Asked with {@code raw_json=1} Reddit sends plain text, and a text about entities stays as it is; without, every
 * text is escaped. Which of both an answer is shows in itself, so that nothing is decoded twice.
 */
final class Entities {
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|quot|nbsp|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", "\u00a0", "apos", "'");

    private Entities() {}

    /** The same tree with plain texts. */
    static JsonNode plain(JsonNode root) {
        return isEscaped(root) ? decoded(root) : root;
    }

    /** Decoded once: what an entity stands for is not looked at again. */
    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String entity) {
        String named = NAMED.get(entity);
        if (named != null) {
            return named;
        }
        boolean hex = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
        int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
    }

    /** Plain HTML in one of its {@code _html} fields shows that it is not; otherwise any entity shows that it is. */
    private static boolean isEscaped(JsonNode root) {
        return !anyText(root, "", true, text -> text.startsWith("<"))
                && anyText(root, "", false, text -> ENTITY.matcher(text).find());
    }

    private static boolean anyText(JsonNode node, String key, boolean htmlOnly, Predicate<String> test) {
        if (node.isTextual()) {
            return (!htmlOnly || key.endsWith("_html")) && test.test(node.textValue());
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (anyText(field.getValue(), field.getKey(), htmlOnly, test)) {
                    return true;
                }
            }
            return false;
        }
        for (JsonNode element : node) {
            if (anyText(element, key, htmlOnly, test)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode decoded(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(decode(node.textValue()));
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), decoded(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(decoded(element)));
            return array;
        }
        return node;
    }
}
