package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.text.SafeText;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds up what is odd while one answer is mapped. For one thread. */
final class DriftCounter {
    private static final int LONGEST_NAME = 80;

    private final Map<Drift.Finding, int[]> counts = new HashMap<>();
    private int observed;

    void observe() {
        observed++;
    }

    void found(String field, Drift.Kind kind) {
        String name = field.length() > LONGEST_NAME ? SafeText.cut(field, LONGEST_NAME) : field;
        Drift.Finding finding = new Drift.Finding(name, kind);
        int[] count = counts.get(finding);
        if (count != null) {
            count[0]++;
        } else if (counts.size() < Drift.MOST_FINDINGS) {
            counts.put(finding, new int[] {1});
        }
    }

    Drift result() {
        return new Drift(
                observed,
                counts.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, count -> count.getValue()[0])));
    }
}
