package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The rows of {@code media_credits}: only for media that more than the tracked creator has a part in. */
final class CreditRows {
    private CreditRows() {}

    /** The credits of a page as JSON; null where no medium has any. */
    static @Nullable String json(String tracked, Collection<MediaItem> items) {
        JsonRows rows = new JsonRows();
        for (MediaItem item : items) {
            MediaCredit owner = item.owner();
            boolean foreign = owner != null && !owner.igUserId().equals(tracked);
            if (!foreign && item.coauthors().isEmpty()) {
                continue;
            }
            if (owner != null) {
                add(rows, item, owner.igUserId(), "OWNER", owner.username());
            }
            item.coauthors().stream()
                    .filter(coauthor -> owner == null || !coauthor.igUserId().equals(owner.igUserId()))
                    .forEach(coauthor -> add(rows, item, coauthor.igUserId(), "COAUTHOR", coauthor.username()));
            add(rows, item, tracked, "TRACKED", null);
        }
        return rows.isEmpty() ? null : rows.text();
    }

    private static void add(JsonRows rows, MediaItem item, String igUserId, String role, @Nullable String username) {
        rows.add()
                .put("media_pk", item.mediaPk())
                .put("ig_user_id", igUserId)
                .put("role", role)
                .put("username", username);
    }
}
