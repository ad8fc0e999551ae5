/**
 * The media host: signed links that expire, and real JPEG and MP4 bytes made from the path of a link. No byte depends on
 * anything but seed and path, and nothing is kept but a small cache.
 */
@NullMarked
package dev.creatorflow.infra.simulator.cdn;

import org.jspecify.annotations.NullMarked;
