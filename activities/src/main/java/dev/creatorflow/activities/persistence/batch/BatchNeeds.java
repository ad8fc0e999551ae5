package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.workflows.batch.BatchSummary.Ends;
import dev.creatorflow.workflows.batch.BatchSummary.Files;
import dev.creatorflow.workflows.batch.BatchSummary.Need;
import dev.creatorflow.workflows.contract.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person has to look at after a batch, with the command to type; pure. */
final class BatchNeeds {
    private BatchNeeds() {}

    static List<Need> of(
            String batch,
            String platform,
            String kind,
            String name,
            @Nullable Reason reason,
            List<Ends> ends,
            Files files) {
        List<Need> needs = new ArrayList<>();
        for (Ends end : ends) {
            needOf(batch, end, needs);
        }
        if ("BACKFILL".equals(kind) && ends.stream().anyMatch(end -> "LEFT".equals(end.outcome()))) {
            needs.add(new Need(
                    "The backfill " + name
                            + " ended before its end; starting its name again goes on with what is left.",
                    "./creatorflow backfill " + platform + " --name " + name));
        }
        if (reason == Reason.BUDGET_REACHED || reason == Reason.QUOTA_EXHAUSTED || reason == Reason.PAUSED) {
            needs.add(new Need("The source was closed.", "./creatorflow budget show"));
        }
        if (files.lost() > 0) {
            needs.add(new Need(files.lost() + " media files were given up.", "./creatorflow media status"));
        }
        return List.copyOf(needs);
    }

    private static void needOf(String batch, Ends end, List<Need> needs) {
        String several = end.count() + " × " + end.outcome() + " " + end.reason();
        switch (end.outcome()) {
            case "FAILED" ->
                needs.add(
                        "BAD_CREDENTIALS".equals(end.reason())
                                ? new Need(
                                        several + ": the provider refuses the key; mend RAPIDAPI_KEY.",
                                        "./creatorflow doctor")
                                : new Need(several + ".", "./creatorflow runs failures --since 24h"));
            case "PARTIAL" -> {
                if ("ITEMS_REJECTED".equals(end.reason())
                        || "IDENTITY_CHANGED".equals(end.reason())
                        || "SCHEMA_DRIFT".equals(end.reason())) {
                    needs.add(new Need(
                            several + ".", "./creatorflow runs list --batch " + batch + " --reason " + end.reason()));
                }
            }
            default -> {
                // The other ends are in good order, or say what they need by themselves.
            }
        }
    }
}
