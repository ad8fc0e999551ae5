/**
 * Runs that did not end well: what they have in common, running them again, setting them back, ending them. The ledger's plain lists are in
 * {@code runs}.
 */
@NullMarked
package dev.creatorflow.starter.failures;

import org.jspecify.annotations.NullMarked;
