/**
 * Staff's hand on creators: adding, importing, looking at, reviewing and editing them, always through the staff side of
 * persistence, which keeps the audit. No SQL is here.
 */
@NullMarked
package dev.creatorflow.starter.creators;

import org.jspecify.annotations.NullMarked;
