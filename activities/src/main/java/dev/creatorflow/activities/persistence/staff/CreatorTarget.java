package dev.creatorflow.activities.persistence.staff;

import org.jspecify.annotations.Nullable;

/**
 * What a name a person typed stands for.
 *
 * @param asked the name as typed, without {@code @}
 * @param igUserId the account that holds the handle now, or whose id it is; null where no such creator is stored
 * @param username its newest handle; null as {@code igUserId}
 */
public record CreatorTarget(
        String asked, @Nullable String igUserId, @Nullable String username) {
    public boolean known() {
        return igUserId != null;
    }
}
