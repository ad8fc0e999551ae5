/**
 * The upstream simulator: the Instagram provider, its media CDN and an admin API in one small process. It shares no
 * code with the product, so that the two cannot share a mistake; this package only wires and starts the parts.
 */
@NullMarked
package dev.creatorflow.infra.simulator;

import org.jspecify.annotations.NullMarked;
