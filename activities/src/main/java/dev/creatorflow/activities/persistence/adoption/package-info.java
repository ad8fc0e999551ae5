/**
 * Taking over a database of the former system: what it lacks, what is too narrow, what stands in the way, and the steps that mend it without
 * dropping anything. Nothing here knows a command line or calls an upstream.
 */
@NullMarked
package dev.creatorflow.activities.persistence.adoption;

import org.jspecify.annotations.NullMarked;
