package dev.creatorflow.workflows.batch;

/** What staff see beside a running batch. */
final class BatchBoard {
    private BatchBoard() {}

    static String markdown(BatchStatus status) {
        String table = "| due | waiting | in flight | done | calls |\n|---|---|---|---|---|\n| " + status.due() + " | "
                + status.waiting() + " | " + status.inFlight() + " | " + status.done() + " | " + status.calls() + " |";
        return status.heldBy() == null ? table : table + "\n\nHeld back: " + status.heldBy();
    }
}
