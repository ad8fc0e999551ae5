/** Tests of reconciliation on a real PostgreSQL and a real S3 server. No production code. */
@NullMarked
package dev.creatorflow.activities.reconcile;

import org.jspecify.annotations.NullMarked;
