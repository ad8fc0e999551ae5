/**
 * The run ledger as staff look at it. Nothing here starts or changes a run.
 */
@NullMarked
package dev.creatorflow.starter.runs;

import org.jspecify.annotations.NullMarked;
