/**
 * Looks at everything the program depends on and says what to do about what is wrong. The looking itself is done by the
 * package that owns the dependency; nothing here repairs anything.
 */
@NullMarked
package dev.creatorflow.starter.doctor;

import org.jspecify.annotations.NullMarked;
