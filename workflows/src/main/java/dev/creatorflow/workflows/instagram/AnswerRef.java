package dev.creatorflow.workflows.instagram;

/**
 * Names a stored raw answer.
 *
 * @param rawId key of {@code creatorflow.raw_responses}
 * @param paid true where this call sent a request, false where the answer was already there
 */
public record AnswerRef(long rawId, boolean paid) {}
