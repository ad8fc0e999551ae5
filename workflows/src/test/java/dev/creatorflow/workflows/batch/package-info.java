/** Tests of cycles and backfills. Their targets are scripted by hand; no database and no other workflow is here. */
@NullMarked
package dev.creatorflow.workflows.batch;

import org.jspecify.annotations.NullMarked;
