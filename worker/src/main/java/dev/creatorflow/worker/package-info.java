/**
 * Wiring: settings become clients, clients become activities, activities become Temporal workers. The only package that knows Spring; nothing
 * here does work of its own.
 */
@NullMarked
package dev.creatorflow.worker;

import org.jspecify.annotations.NullMarked;
