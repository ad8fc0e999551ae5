/** Tests of notices. */
@NullMarked
package dev.creatorflow.workflows.notify;

import org.jspecify.annotations.NullMarked;
