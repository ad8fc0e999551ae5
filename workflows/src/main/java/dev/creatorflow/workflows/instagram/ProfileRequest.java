package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a profile by its handle.
 *
 * @param runKey the run that pays; an answer it already has is returned without a request
 * @param igUserId the id the handle is expected to have; null when it is not known yet
 * @param place counts the run's handles from 0: the known one, then the one that its media name; {@code (runKey, place)} is asked at most once
 */
public record ProfileRequest(
        String runKey, String username, @Nullable String igUserId, int place) {
    /** By the handle that is known. */
    public ProfileRequest(String runKey, String username, @Nullable String igUserId) {
        this(runKey, username, igUserId, 0);
    }
}
