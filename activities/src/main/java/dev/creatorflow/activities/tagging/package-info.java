/**
 * Tags of communities as a language model proposes them: the request, the endpoint, what its answers mean, and the proposals as rows. Nothing
 * here decides: what a proposal leads to is staff's.
 */
@NullMarked
package dev.creatorflow.activities.tagging;

import org.jspecify.annotations.NullMarked;
