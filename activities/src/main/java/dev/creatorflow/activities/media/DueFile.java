package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.instagram.model.MediaRole;

/**
 * A file that should be fetched now.
 *
 * @param attempts that failed on the way so far
 * @param deadLinks links of it that were found dead so far; of Reddit times that its link was
 * @param kin a file of the same medium is stored already: this may be the same one
 */
record DueFile(
        long id,
        Platform platform,
        String sourceKey,
        String mediaPk,
        MediaRole role,
        String sourceUrl,
        int attempts,
        int deadLinks,
        boolean kin) {
    boolean isVideo() {
        return role == MediaRole.VIDEO;
    }
}
