/**
 * What a file is, found in its bytes and nowhere else: type, dimensions, duration, whether it is whole. Nothing here reads more than headers
 * and tails, so that memory does not grow with the file.
 */
@NullMarked
package dev.creatorflow.activities.media.inspect;

import org.jspecify.annotations.NullMarked;
