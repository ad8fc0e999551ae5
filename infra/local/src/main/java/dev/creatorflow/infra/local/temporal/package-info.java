/**
 * Temporal's dev server: finding or building its program, starting and stopping it. Workflows are not known here.
 */
@NullMarked
package dev.creatorflow.infra.local.temporal;

import org.jspecify.annotations.NullMarked;
