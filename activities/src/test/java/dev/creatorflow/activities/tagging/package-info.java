/** Tests of tags as a model proposes them, with a server that stands in for the model. Nothing here needs a network. */
@NullMarked
package dev.creatorflow.activities.tagging;

import org.jspecify.annotations.NullMarked;
