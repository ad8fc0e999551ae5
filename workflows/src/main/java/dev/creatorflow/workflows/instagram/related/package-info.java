/**
 * Finding creators through those that are known: the workflow, its activities and messages. Whom to keep and whom to leave is decided by staff,
 * never here: what is found waits for review.
 */
@NullMarked
package dev.creatorflow.workflows.instagram.related;

import org.jspecify.annotations.NullMarked;
