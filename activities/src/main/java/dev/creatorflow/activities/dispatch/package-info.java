/**
 * One call upstream from its activity's start to its completion: reserved, sent at its time, settled, and the activity completed, without a
 * thread that sleeps. Nothing here knows a provider or what its answers mean.
 */
@NullMarked
package dev.creatorflow.activities.dispatch;

import org.jspecify.annotations.NullMarked;
