/**
 * The Instagram workflows, the activities they call and the small messages between them. Bodies and mapped items never appear here: they
 * stay in the database and are named by {@link dev.creatorflow.workflows.instagram.AnswerRef}.
 */
@NullMarked
package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.NullMarked;
