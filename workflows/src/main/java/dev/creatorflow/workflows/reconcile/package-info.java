/**
 * The daily comparison of what was to be done with what was done, and of the ledger with what runs. What is compared how is the activities' business.
 */
@NullMarked
package dev.creatorflow.workflows.reconcile;

import org.jspecify.annotations.NullMarked;
