/**
 * The passwords and keys of one data folder, made once and readable by their owner only. They are never printed.
 */
@NullMarked
package dev.creatorflow.infra.local.secret;

import org.jspecify.annotations.NullMarked;
