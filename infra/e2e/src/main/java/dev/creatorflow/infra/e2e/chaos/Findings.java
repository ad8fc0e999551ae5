package dev.creatorflow.infra.e2e.chaos;

import java.util.ArrayList;
import java.util.List;

/** What was looked at, and what was found to be amiss; of the latter a few examples are kept. */
final class Findings {
    private static final int EXAMPLES = 8;

    private final List<String> examples = new ArrayList<>();
    private long lookedAt;
    private long amiss;

    void looked(long more) {
        lookedAt += more;
    }

    void amiss(String example) {
        amiss++;
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
    }

    void amiss(long more, String example) {
        if (more > 0) {
            amiss(more + " " + example);
            amiss += more - 1;
        }
    }

    long lookedAt() {
        return lookedAt;
    }

    long amiss() {
        return amiss;
    }

    List<String> examples() {
        return List.copyOf(examples);
    }
}
