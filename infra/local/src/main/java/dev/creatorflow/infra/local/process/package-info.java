/**
 * Child processes that never outlive their parent, and the records by which a later start finds what a crash left.
 * Nothing here knows which program it runs.
 */
@NullMarked
package dev.creatorflow.infra.local.process;

import org.jspecify.annotations.NullMarked;
