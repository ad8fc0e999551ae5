package dev.creatorflow.activities.instagram;

import org.jspecify.annotations.Nullable;

/**
 * An account Instagram suggests beside another one.
 *
 * @param igUserId numeric id as text
 * @param profilePicUrl a CDN link that expires; null where there is none
 */
public record RelatedAccount(
        String igUserId,
        String username,
        @Nullable String fullName,
        @Nullable Boolean isPrivate,
        @Nullable Boolean isVerified,
        @Nullable String profilePicUrl) {}
