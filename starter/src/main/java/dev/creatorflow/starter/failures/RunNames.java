package dev.creatorflow.starter.failures;

import dev.creatorflow.starter.connection.Session;

/** Which workflow a person means. */
public final class RunNames {

    private RunNames() {}

    /** The workflow id behind a run key, workflow id, account id or handle; a workflow id that the ledger does not know stands. */
    public static String workflowId(Session session, String name) {
        if (name.contains("/")) {
            return name;
        }
        return session.connections()
                .runs()
                .show(name)
                .map(card -> card.run().workflowId())
                .orElse(name);
    }
}
