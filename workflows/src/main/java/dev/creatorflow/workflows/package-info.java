/** Contract, domain records and deterministic orchestration. Nothing here does I/O or reads a clock. */
@NullMarked
package dev.creatorflow.workflows;

import org.jspecify.annotations.NullMarked;
