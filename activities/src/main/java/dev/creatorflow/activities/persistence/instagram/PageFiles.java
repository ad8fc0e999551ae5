package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.util.List;

/** Takes down the files that freshly written rows use, in their transaction: {@code MediaRegistry::register}. */
@FunctionalInterface
public interface PageFiles {
    /** @param igUserId the creator whose transfer fetches what is due */
    MediaCounts register(Statements statements, MediaOwner owner, String igUserId, List<RowSlot> files);
}
