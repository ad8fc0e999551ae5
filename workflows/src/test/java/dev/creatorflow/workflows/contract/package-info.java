/** Guards of what every process and every stored history agree on. */
@NullMarked
package dev.creatorflow.workflows.contract;

import org.jspecify.annotations.NullMarked;
