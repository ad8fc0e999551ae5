package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A creator as one line of a list. Null always means unknown; rates are percent.
 *
 * @param usernameIsCurrent false where the account is known to have lost this handle
 * @param dueAt when a schedule is to refresh it; null where none will
 */
public record CreatorLine(
        String igUserId,
        String username,
        boolean usernameIsCurrent,
        @Nullable String fullName,
        @Nullable String reviewStatus,
        @Nullable String niche,
        String refreshTier,
        List<String> tags,
        boolean paused,
        AccountState state,
        @Nullable Boolean isVerified,
        @Nullable Boolean isPrivate,
        @Nullable Long followersCount,
        @Nullable Long mediaCount,
        @Nullable Double engagementRate,
        @Nullable Double growthDaily,
        @Nullable Double growthWeekly,
        @Nullable Double avgViewsPerReel,
        @Nullable Instant lastScrapedAt,
        @Nullable Instant dueAt) {
    public Review review() {
        return Review.of(reviewStatus);
    }
}
