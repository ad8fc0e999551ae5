/** Tests of the media workflows. Their activities are scripted by hand; no store and no database is here. */
@NullMarked
package dev.creatorflow.workflows.media;

import org.jspecify.annotations.NullMarked;
