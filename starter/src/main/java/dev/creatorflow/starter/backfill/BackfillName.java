package dev.creatorflow.starter.backfill;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.WorkflowIds;

/** Which backfill a name means: that of Reddit where only Reddit has one of this name, else that of Instagram. */
final class BackfillName {
    private BackfillName() {}

    /** The id of its workflow, which is its key in the ledger too. */
    static String id(Session session, String name) {
        boolean onlyReddit = session.connections().redditBackfills().exists(name)
                && !session.connections().plans().exists(name);
        return WorkflowIds.backfill(onlyReddit ? Platform.REDDIT : Platform.INSTAGRAM, name);
    }
}
