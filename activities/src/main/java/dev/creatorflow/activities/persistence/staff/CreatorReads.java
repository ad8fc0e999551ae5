package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Creators as staff look at them. Thread-safe. */
public interface CreatorReads {
    static CreatorReads over(Database database) {
        return new SqlCreatorReads(database);
    }

    List<CreatorLine> list(CreatorFilter filter, Paging page);

    long count(CreatorFilter filter);

    /** The ids of all creators the filter means, in its order; for changes in bulk. */
    List<String> ids(CreatorFilter filter);

    /** @param nameOrId a handle, with or without {@code @}, in any case, or an id */
    Optional<CreatorCard> show(String nameOrId);

    /** The creator's media, newest first, reels and posts together, each medium once. */
    List<MediaLine> media(String igUserId, Paging page);

    /** One answer per name, in their order: who is known already, and under which id. */
    List<CreatorTarget> targets(Collection<String> namesOrIds);

    /** New media a day of these creators together, over the last 30 days; 0 where none is stored. */
    double newMediaPerDay(List<String> igUserIds, Instant now);
}
