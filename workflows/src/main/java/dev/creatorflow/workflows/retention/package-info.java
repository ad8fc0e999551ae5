/**
 * Keeping what is kept for as long as it is kept: the workflow, its activities and messages. What each age is, and the statements, are the
 * activities' business.
 */
@NullMarked
package dev.creatorflow.workflows.retention;

import org.jspecify.annotations.NullMarked;
