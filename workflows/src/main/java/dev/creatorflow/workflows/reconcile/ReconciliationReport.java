package dev.creatorflow.workflows.reconcile;

/**
 * What did not fit together. People are told of all but the exports.
 *
 * @param closedRuns runs that stood open although their execution had ended
 * @param strayExecutions scrapes under way of accounts nobody knows
 * @param forgottenCreators creators that have been due for more than a day, and were not started
 * @param exportedHistories histories of failed executions that went to the archive
 */
public record ReconciliationReport(int closedRuns, int strayExecutions, int forgottenCreators, int exportedHistories) {}
