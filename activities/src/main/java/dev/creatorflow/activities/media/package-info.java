/**
 * The files of media: which of them are wanted, how they are fetched and checked, and the object store that keeps them. Nothing here reads an
 * upstream's answers or decides about a run.
 */
@NullMarked
package dev.creatorflow.activities.media;

import org.jspecify.annotations.NullMarked;
