/** Tests of the Reddit workflows over scripted answers. Nothing here asks or stores anything. */
@NullMarked
package dev.creatorflow.workflows.reddit;

import org.jspecify.annotations.NullMarked;
