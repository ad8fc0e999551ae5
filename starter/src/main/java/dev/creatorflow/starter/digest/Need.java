package dev.creatorflow.starter.digest;

import dev.creatorflow.activities.budget.SourceUsage;
import dev.creatorflow.activities.persistence.staff.Digest;
import dev.creatorflow.activities.persistence.staff.FailureGroup;
import dev.creatorflow.starter.failures.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a person has to look at.
 *
 * @param what one sentence
 * @param command what to type
 */
record Need(String what, String command) {

    static List<Need> of(Digest digest, List<FailureGroup> failures, List<SourceUsage> sources) {
        List<Need> needs = new ArrayList<>();
        for (SourceUsage source : sources) {
            if (source.pauseType() != null) {
                needs.add(new Need(
                        "requests to " + source.provider() + " are paused (" + source.pauseType() + "): "
                                + source.pauseReason(),
                        source.pausedUntil() == null
                                ? "./creatorflow budget resume " + source.provider() + " --reason …"
                                : "./creatorflow budget show " + source.provider()));
            }
        }
        for (FailureGroup group : failures) {
            needs.add(new Need(
                    group.runs() + " runs ended " + group.outcome() + " " + group.reason() + ": " + group.cause(),
                    Remedy.of(group)));
        }
        if (digest.longOpen() > 0) {
            needs.add(new Need(
                    digest.longOpen() + " runs have been under way for more than six hours",
                    "./creatorflow runs list --open"));
        }
        if (digest.sums().rowsRejected() > 0) {
            needs.add(new Need(
                    digest.sums().rowsRejected() + " items could not be stored (creatorflow.unmapped_items says why)",
                    "./creatorflow runs list --reason ITEMS_REJECTED"));
        }
        if (digest.sums().mediaLost() > 0) {
            needs.add(new Need(digest.sums().mediaLost() + " files were given up", "./creatorflow media status"));
        }
        return needs;
    }
}
