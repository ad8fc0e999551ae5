/**
 * Commands for backfills: plan, start, look at, steer. How one runs is its workflow's business.
 */
@NullMarked
package dev.creatorflow.starter.backfill;

import org.jspecify.annotations.NullMarked;
