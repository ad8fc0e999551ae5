/** Tests of the workflows over the archive. */
@NullMarked
package dev.creatorflow.workflows.archive;

import org.jspecify.annotations.NullMarked;
