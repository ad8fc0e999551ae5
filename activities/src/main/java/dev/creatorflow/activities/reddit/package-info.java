/**
 * Reddit's API: asking it, telling an answer from a failure, and mapping answers to domain records. No SQL, no review states, no analytics;
 * Reddit's field names stay in here.
 */
@NullMarked
package dev.creatorflow.activities.reddit;

import org.jspecify.annotations.NullMarked;
