/**
 * Commands about the kept files: what there is, what is missing, whether it is still as it was. Nothing here fetches a file.
 */
@NullMarked
package dev.creatorflow.starter.media;

import org.jspecify.annotations.NullMarked;
