/** Reads whole tables as a stream of typed rows, in memory that does not grow with them. Nothing here knows a file format. */
@NullMarked
package dev.creatorflow.activities.persistence.export;

import org.jspecify.annotations.NullMarked;
