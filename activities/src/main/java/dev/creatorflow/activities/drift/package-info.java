/**
 * Watches how answers change: odd fields are counted per day, and counters that drift are held back until they are normal again or staff accept
 * them. Nothing here maps an answer or writes a creator's rows.
 */
@NullMarked
package dev.creatorflow.activities.drift;

import org.jspecify.annotations.NullMarked;
