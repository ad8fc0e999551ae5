package dev.creatorflow.workflows.instagram.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an observer stands.
 *
 * @param calls requests of this execution
 * @param labelled observations of this execution that are kept under their age
 * @param nextIn until the next request, as it was last known; null where nothing is due
 */
public record ObserveStatus(
        int calls, int labelled, @Nullable Duration nextIn) {}
