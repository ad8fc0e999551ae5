/** Tests of the observer of fixed ages, on Temporal's test server with skipped time. No production code. */
@NullMarked
package dev.creatorflow.workflows.instagram.observe;

import org.jspecify.annotations.NullMarked;
