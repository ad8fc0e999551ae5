package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages a body at random places: drops, nulls, retypes, exaggerates. Never makes one key into another valid one. */
final class Mutation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Mutation() {}

    /** @return what was done, for the message of a failing test */
    static String apply(ObjectNode root, Random random, int times) {
        StringBuilder done = new StringBuilder();
        for (int i = 0; i < times; i++) {
            List<ContainerNode<?>> containers = new ArrayList<>();
            collect(root, containers);
            ContainerNode<?> target = containers.get(random.nextInt(containers.size()));
            if (!target.isEmpty()) {
                done.append(
                                target instanceof ObjectNode object
                                        ? inObject(object, random)
                                        : inArray((ArrayNode) target, random))
                        .append("; ");
            }
        }
        return done.toString();
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            container.forEach(child -> collect(child, containers));
        }
    }

    private static String inObject(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
            object.remove(name);
            return "drop " + name;
        }
        JsonNode value = damaged(object.get(name), random);
        object.set(name, value);
        return name + " := " + brief(value);
    }

    private static String inArray(ArrayNode array, Random random) {
        int place = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(place);
            case 1 -> array.insert(place, array.get(place).deepCopy());
            default -> array.set(place, damaged(array.get(place), random));
        }
        return "element " + place;
    }

    private static JsonNode damaged(JsonNode value, Random random) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> NODES.nullNode();
            case 3 -> NODES.textNode("¡kaputt!");
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode("a\u0000b\ud800c\udc00");
            case 6 -> NODES.numberNode(-1);
            case 7 -> NODES.numberNode(new BigInteger("9".repeat(40)));
            case 8 -> NODES.numberNode(1e300);
            case 9 -> NODES.numberNode(3.5);
            case 10 -> NODES.booleanNode(random.nextBoolean());
            case 11 -> NODES.arrayNode().add(NODES.nullNode()).add("x");
            case 12 -> NODES.objectNode().put("text", 5).put("count", "many");
            case 13 ->
                value.isTextual()
                        ? NODES.numberNode(
                                Double.doubleToLongBits(value.asText().length()))
                        : NODES.textNode("http://");
            case 14 -> deep(50);
            default ->
                value.isIntegralNumber() && value.canConvertToInt() ? NODES.textNode(value.asText()) : NODES.nullNode();
        };
    }

    private static JsonNode deep(int levels) {
        ObjectNode inner = NODES.objectNode();
        for (int i = 0; i < levels; i++) {
            ObjectNode outer = NODES.objectNode();
            outer.set("media", inner);
            inner = outer;
        }
        return inner;
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
