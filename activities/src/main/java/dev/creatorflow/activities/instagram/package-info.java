/**
 * The Instagram provider: asking it, telling a usable answer from a failure, and mapping answers to domain records.
 * No SQL, no files, no analytics; the provider's field names stay in here.
 */
@NullMarked
package dev.creatorflow.activities.instagram;

import org.jspecify.annotations.NullMarked;
