package dev.creatorflow.starter.failures;

import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RunFilter;
import dev.creatorflow.activities.persistence.staff.RunLine;
import dev.creatorflow.activities.persistence.staff.RunReads;
import dev.creatorflow.activities.persistence.staff.RunReads.RunCard;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.workflows.reddit.RedditStarts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.util.regex.Pattern;

/** Which workflow a person means. */
public final class RunNames {
    private static final Pattern REDDIT = Pattern.compile("[ru]/[^/]+");

    private RunNames() {}

    /** The workflow id behind a run key, workflow id, account id, handle, r/NAME or u/NAME; a workflow id that the ledger does not know stands. */
    public static String workflowId(Session session, String name) {
        if (REDDIT.matcher(name).matches()) {
            return RedditStarts.workflowId(RedditTarget.of(name));
        }
        if (name.contains("/")) {
            return name;
        }
        RunReads runs = session.connections().runs();
        return runs.show(name)
                .map(RunCard::run)
                .or(() -> runs.list(asked(name), Paging.first(1)).stream().findFirst())
                .map(RunLine::workflowId)
                .orElse(name);
    }

    /** Also a handle whose account was never stored. */
    private static RunFilter asked(String name) {
        return new RunFilter(null, null, name.replaceFirst("^@", ""), null, null, null, null, null);
    }
}
