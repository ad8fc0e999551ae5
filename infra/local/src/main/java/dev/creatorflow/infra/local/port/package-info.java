/**
 * Which ports the parts listen on: the ones used before, the usual ones, or free ones. Nothing here opens a service.
 */
@NullMarked
package dev.creatorflow.infra.local.port;

import org.jspecify.annotations.NullMarked;
