package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.instagram.AnswerRef;

/**
 * What a list of related accounts holds, without its content.
 *
 * @param found false where the provider knows no such account
 * @param accounts accounts in the list that can be followed up
 */
public record RelatedAnswer(AnswerRef ref, boolean found, int accounts) {}
