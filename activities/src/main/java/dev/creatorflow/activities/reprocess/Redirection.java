package dev.creatorflow.activities.reprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Turns statements on the real tables into the same statements on their private copies, and refuses one that would still write a real one. */
final class Redirection {
    private static final Pattern WRITES_A_REAL_TABLE = Pattern.compile(
            "\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate)\\s+(?:only\\s+)?((?:public|creatorflow)\\.\\w+)",
            Pattern.CASE_INSENSITIVE);

    private final Pattern copied;
    private final Map<String, String> redirected = new ConcurrentHashMap<>();

    Redirection(List<String> inPublic, List<String> inCreatorflow) {
        List<String> names = new ArrayList<>();
        inPublic.forEach(name -> names.add("public\\." + name));
        inCreatorflow.forEach(name -> names.add("creatorflow\\." + name));
        this.copied = Pattern.compile("\\b(?:" + String.join("|", names) + ")\\b");
    }

    /** @throws IllegalStateException where a table is written that has no copy: it would be changed by a replay */
    String apply(String sql) {
        return redirected.computeIfAbsent(sql, this::redirect);
    }

    private String redirect(String sql) {
        String result = copied.matcher(sql)
                .replaceAll(match ->
                        "pg_temp." + match.group().substring(match.group().indexOf('.') + 1));
        java.util.regex.Matcher written = WRITES_A_REAL_TABLE.matcher(result);
        if (written.find()) {
            throw new IllegalStateException("A replay would write the real table " + written.group(1)
                    + ": give it a private copy in PrivateTables");
        }
        return result;
    }
}
