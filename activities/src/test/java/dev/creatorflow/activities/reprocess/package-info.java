/** Tests of the rebuilding from stored answers on a real PostgreSQL. No production code. */
@NullMarked
package dev.creatorflow.activities.reprocess;

import org.jspecify.annotations.NullMarked;
