/**
 * The only place of this module that reads the environment and the system's properties. No other package may.
 */
@NullMarked
package dev.creatorflow.infra.local.settings;

import org.jspecify.annotations.NullMarked;
