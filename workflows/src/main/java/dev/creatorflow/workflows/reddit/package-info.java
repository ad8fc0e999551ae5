/**
 * The Reddit workflows, the activities they call and the small messages between them. Bodies and mapped things never appear here: they stay in
 * the database and are named by {@link dev.creatorflow.workflows.instagram.AnswerRef}.
 */
@NullMarked
package dev.creatorflow.workflows.reddit;

import org.jspecify.annotations.NullMarked;
