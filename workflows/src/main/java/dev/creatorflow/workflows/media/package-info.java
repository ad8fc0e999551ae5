/**
 * The workflow that copies a target's media to the object store, its activities and messages. Rows are written before it starts and never
 * wait for it.
 */
@NullMarked
package dev.creatorflow.workflows.media;

import org.jspecify.annotations.NullMarked;
