/** Tests of the retention workflow and its start by a schedule, on Temporal's test server. No production code. */
@NullMarked
package dev.creatorflow.workflows.retention;

import org.jspecify.annotations.NullMarked;
