package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.media.FileList;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of which everything is thought to be known, as its statement takes it.
 *
 * @param at as {@link PageSource#fetchedAt}
 * @param runStart as {@link PageSource#runStart}
 * @param items JSON of {@link MediaRows}
 * @param files of all its media
 * @param credits JSON of {@link CreditRows}; null where there is none
 * @param confirmed the figures of the page, if it is as thought
 */
record KnownPage(
        SavePage page,
        Instant at,
        Instant runStart,
        String items,
        FileList files,
        @Nullable String credits,
        Confirmed confirmed) {
    long rawId() {
        return page.rawId();
    }

    String owner() {
        return files.owner();
    }

    String slots() {
        return files.slots();
    }

    String[] rows() {
        return files.rows();
    }
}
