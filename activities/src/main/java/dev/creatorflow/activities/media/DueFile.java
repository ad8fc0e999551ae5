package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.instagram.model.MediaRole;

/**
 * A file that should be fetched now.
 *
 * @param attempts failed ones so far
 */
record DueFile(long id, String sourceKey, MediaRole role, String sourceUrl, int attempts) {
    boolean isVideo() {
        return role == MediaRole.VIDEO;
    }
}
