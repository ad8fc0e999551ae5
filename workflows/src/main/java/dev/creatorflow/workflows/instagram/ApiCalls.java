package dev.creatorflow.workflows.instagram;

/** HTTP attempts of a run, counted from the ledger. */
public record ApiCalls(int total, int succeeded, int failed) {
    public static final ApiCalls NONE = new ApiCalls(0, 0, 0);
}
