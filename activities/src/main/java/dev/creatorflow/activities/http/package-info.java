/**
 * Requests to the upstream providers: pooled connections, a deadline over the whole request, a bound on the body, faults with a type.
 * Knows no provider, reads no body, retries nothing and paces nothing.
 */
@NullMarked
package dev.creatorflow.activities.http;

import org.jspecify.annotations.NullMarked;
