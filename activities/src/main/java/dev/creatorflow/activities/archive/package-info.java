/**
 * Raw answers: what providers said, byte for byte, first in the database and later packed in the archive bucket. Nothing here maps an answer
 * to rows or sends a request.
 */
@NullMarked
package dev.creatorflow.activities.archive;

import org.jspecify.annotations.NullMarked;
