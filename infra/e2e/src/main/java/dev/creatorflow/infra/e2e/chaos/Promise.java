package dev.creatorflow.infra.e2e.chaos;

import java.util.List;
import java.util.Locale;

/**
 * One promise and whether it was kept.
 *
 * @param count what was counted, as the sentence says
 * @param examples of what is amiss; a few
 */
record Promise(String name, boolean kept, long count, String sentence, List<String> examples) {
    /** Kept where nothing is amiss. */
    static Promise none(String name, Findings findings, String of) {
        String sentence = findings.amiss() + " of " + String.format(Locale.ROOT, "%,d", findings.lookedAt()) + " " + of;
        return new Promise(name, findings.amiss() == 0, findings.amiss(), sentence, findings.examples());
    }
}
