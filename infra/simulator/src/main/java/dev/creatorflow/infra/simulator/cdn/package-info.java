/**
 * The media host: signed, expiring links and real JPEG and MP4 bytes made from the medium's identity.
 * No byte depends on anything but the seed and the link's path.
 */
@NullMarked
package dev.creatorflow.infra.simulator.cdn;

import org.jspecify.annotations.NullMarked;
