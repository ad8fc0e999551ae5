package dev.creatorflow.activities.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a page of a stream reaches, and how much of its end was known.
 *
 * @param coveredTail unpinned items at its end, one after the other, that were stored before the run and lie within a covered interval
 * @param coveredItems media stored from within that interval; {@link Integer#MAX_VALUE} where it reaches back to the beginning, 0 without a tail
 * @param to publication time of the last item that may bound an interval; null where there is none
 */
public record PageReach(
        int coveredTail, int coveredItems, @Nullable Instant to) {}
