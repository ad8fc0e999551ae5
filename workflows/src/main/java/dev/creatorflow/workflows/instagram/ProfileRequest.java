package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a profile by its handle.
 *
 * @param runKey the run that pays; an answer it already has is returned without a request
 * @param igUserId the id the handle is expected to have; null when it is not known yet
 */
public record ProfileRequest(
        String runKey, String username, @Nullable String igUserId) {}
