/** How results look on standard output. What they are is decided elsewhere. */
@NullMarked
package dev.creatorflow.infra.local.output;

import org.jspecify.annotations.NullMarked;
