package dev.creatorflow.activities.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a {@code .env} file: {@code KEY=value}, optionally after {@code export}, the value optionally in single
 * or double quotes; {@code #} begins a comment at the start of a line or after a blank. Nothing is expanded.
 *
 * @param values the assignments; of a key written twice the last one
 * @param wrongLines numbers (from 1) of lines that are none of this
 */
record EnvFile(Map<String, String> values, List<Integer> wrongLines) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("([\"'])(.*?)\\1\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    EnvFile {
        values = Map.copyOf(values);
        wrongLines = List.copyOf(wrongLines);
    }

    static EnvFile parse(String content) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Integer> wrongLines = new ArrayList<>();
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(stripped);
            if (assignment.matches()) {
                values.put(assignment.group(1), value(assignment.group(2)));
            } else {
                wrongLines.add(number);
            }
        }
        return new EnvFile(values, wrongLines);
    }

    private static String value(String written) {
        Matcher quoted = QUOTED.matcher(written);
        return quoted.matches()
                ? quoted.group(2)
                : COMMENT.matcher(written).replaceFirst("").strip();
    }
}
