/**
 * Work on the archive of raw answers: rebuilding rows and figures from it. Nothing here asks a provider.
 */
@NullMarked
package dev.creatorflow.workflows.archive;

import org.jspecify.annotations.NullMarked;
