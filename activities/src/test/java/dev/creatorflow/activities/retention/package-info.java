/** Tests of retention on a real PostgreSQL. No production code. */
@NullMarked
package dev.creatorflow.activities.retention;

import org.jspecify.annotations.NullMarked;
