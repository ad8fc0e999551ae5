/**
 * The tables of cycles and backfills: their targets, how far they are, their plans and summaries, and the slots of schedules with their verdicts.
 * Nothing here starts a workflow or sends a request.
 */
@NullMarked
package dev.creatorflow.activities.persistence.batch;

import org.jspecify.annotations.NullMarked;
