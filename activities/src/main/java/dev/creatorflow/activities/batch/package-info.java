/**
 * Drives cycles and backfills step by step: the gate of their source, the window, the starts. How targets are kept is in the persistence packages,
 * how one is scraped in its workflow.
 */
@NullMarked
package dev.creatorflow.activities.batch;

import org.jspecify.annotations.NullMarked;
