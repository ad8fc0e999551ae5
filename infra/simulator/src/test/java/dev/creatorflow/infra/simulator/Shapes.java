package dev.creatorflow.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares generated bodies with recorded ones by path and type; nothing is asserted about values. */
public final class Shapes {
    private Shapes() {}

    /** Fails where a path is generated nowhere, recorded nowhere, or with a type that was not recorded. */
    public static void compare(List<JsonNode> recorded, List<JsonNode> generated, List<String> paths) {
        Map<String, Set<JsonNodeType>> expected = new TreeMap<>();
        Map<String, Set<JsonNodeType>> actual = new TreeMap<>();
        for (String path : paths) {
            recorded.forEach(node -> collect(node, path, types(expected, path)));
            generated.forEach(node -> collect(node, path, types(actual, path)));
        }
        for (String path : paths) {
            assertThat(actual.get(path)).as("generated somewhere: " + path).isNotEmpty();
            Set<JsonNodeType> surplus = EnumSet.copyOf(actual.get(path));
            surplus.removeAll(expected.get(path));
            // Null stands for "not set" wherever the field can be unset.
            surplus.remove(JsonNodeType.NULL);
            boolean onlyNullRecorded = expected.get(path).equals(EnumSet.of(JsonNodeType.NULL));
            assertThat(onlyNullRecorded || surplus.isEmpty())
                    .as("types of %s: recorded %s, generated %s", path, expected.get(path), actual.get(path))
                    .isTrue();
            assertThat(expected.get(path)).as("recorded somewhere: " + path).isNotEmpty();
        }
    }

    private static Set<JsonNodeType> types(Map<String, Set<JsonNodeType>> all, String path) {
        return all.computeIfAbsent(path, fresh -> EnumSet.noneOf(JsonNodeType.class));
    }

    private static void collect(JsonNode node, String path, Set<JsonNodeType> types) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        boolean each = step.endsWith("[]");
        JsonNode inner = node.path(each ? step.substring(0, step.length() - 2) : step);
        List<JsonNode> nodes = new ArrayList<>();
        if (each) {
            inner.forEach(nodes::add);
        } else if (!inner.isMissingNode()) {
            nodes.add(inner);
        }
        for (JsonNode found : nodes) {
            if (rest.isEmpty()) {
                types.add(found.getNodeType());
            } else {
                collect(found, rest, types);
            }
        }
    }
}
