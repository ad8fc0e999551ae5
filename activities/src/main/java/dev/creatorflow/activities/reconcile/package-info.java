/**
 * Compares the ledger with what Temporal runs and with what was due, and keeps the histories of failures. It repairs rows only; nothing is started here.
 */
@NullMarked
package dev.creatorflow.activities.reconcile;

import org.jspecify.annotations.NullMarked;
