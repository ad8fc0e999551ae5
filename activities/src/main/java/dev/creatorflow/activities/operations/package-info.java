/**
 * How the pipeline stands as a whole: its figures, the pulse that old screens watch, the room on the disk. Nothing here belongs to one run.
 */
@NullMarked
package dev.creatorflow.activities.operations;

import org.jspecify.annotations.NullMarked;
