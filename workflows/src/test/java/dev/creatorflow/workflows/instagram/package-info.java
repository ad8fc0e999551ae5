/** The Instagram workflows against scripted activities, with Temporal's in-process test server and its skipped time. */
@NullMarked
package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.NullMarked;
