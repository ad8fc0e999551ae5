/**
 * What is computed from communities, posts and redditors of Reddit: pure functions, each figure with its version, unknown never zero. No database,
 * no request and no clock belongs here.
 */
@NullMarked
package dev.creatorflow.activities.analytics.reddit;

import org.jspecify.annotations.NullMarked;
