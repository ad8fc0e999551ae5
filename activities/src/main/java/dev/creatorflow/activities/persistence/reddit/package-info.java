/**
 * What is stored of Reddit: communities, posts, redditors, whether they can be reached, who led to whom, and what was deleted upstream. No request
 * and no formula belongs here, and no column that staff own is written.
 */
@NullMarked
package dev.creatorflow.activities.persistence.reddit;

import org.jspecify.annotations.NullMarked;
