/**
 * Cycles and backfills: many targets of one platform, a bounded number of them in flight, each target an execution of its own. How a target is
 * scraped, and which targets there are, is not known here.
 */
@NullMarked
package dev.creatorflow.workflows.batch;

import org.jspecify.annotations.NullMarked;
