/**
 * Clearing what is past its age: thinning of history, daily totals of API calls, old log rows. What an answer or a file is worth, and when it
 * goes, is decided elsewhere.
 */
@NullMarked
package dev.creatorflow.activities.retention;

import org.jspecify.annotations.NullMarked;
