package dev.creatorflow.activities.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The flat keys of {@code application.yaml}. Keys in lower case belong to other programs (Spring's, say) and are left alone. */
final class YamlFile {

    private YamlFile() {}

    /**
     * Keys with their values as text: a list is joined with commas, a mapping as {@code key=value} pairs.
     *
     * @throws NotRightException where the file is not YAML or not a mapping
     */
    static Map<String, String> parse(String content) throws NotRightException {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options())).load(content);
        } catch (YAMLException e) {
            throw new NotRightException("YAML with flat keys is wanted: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> mapping) {
            mapping.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (value != null && name.matches("[A-Z][A-Z0-9_]*")) {
                    values.put(name, text(value));
                }
            });
        } else if (root != null) {
            throw new NotRightException("a mapping of keys to values is wanted");
        }
        return values;
    }

    /** A list that refers to a list could refer to itself. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        return options;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(YamlFile::text).collect(Collectors.joining(","));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(","));
            default -> value.toString();
        };
    }
}
