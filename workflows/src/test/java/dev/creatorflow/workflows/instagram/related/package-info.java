/** Tests of the discovery of related creators, on Temporal's test server. No production code. */
@NullMarked
package dev.creatorflow.workflows.instagram.related;

import org.jspecify.annotations.NullMarked;
