/**
 * What an activity's unexpected exception means for its retry: one place, wrapped around every activity of a worker. Expected failures are
 * thrown with their type by the activities themselves.
 */
@NullMarked
package dev.creatorflow.activities.failure;

import org.jspecify.annotations.NullMarked;
