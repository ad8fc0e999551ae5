package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.util.List;

/**
 * A page's media.
 *
 * @param items in the page's order; a medium that is in it twice is here twice
 * @param rejected entries that are no medium one can key; together with {@code items} they are all entries of the page
 * @param drift what was odd about the entries' fields
 */
public record MappedPage(List<MediaItem> items, List<RejectedItem> rejected, Drift drift) {
    public MappedPage {
        items = List.copyOf(items);
        rejected = List.copyOf(rejected);
    }
}
