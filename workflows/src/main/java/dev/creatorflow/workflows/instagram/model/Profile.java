package dev.creatorflow.workflows.instagram.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as the provider describes it. Null always means "not delivered" or, for the fields of {@link ProfileField} that are in
 * {@code delivered}, "cleared"; it never means zero.
 *
 * @param igUserId numeric id as text; the identity of the account
 * @param username the handle it has now, as the provider writes it
 * @param profilePicUrl the HD picture where there is one, else the small one; a CDN link that expires
 * @param hideLikeAndViewCounts the owner hides counters on all media
 * @param delivered fields of {@link ProfileField} the answer had, with a value or with an explicit null or empty text
 */
public record Profile(
        String igUserId,
        String username,
        @Nullable String fullName,
        @Nullable String biography,
        @Nullable String externalUrl,
        List<BioLink> bioLinks,
        @Nullable String profilePicUrl,
        @Nullable Long followerCount,
        @Nullable Long followingCount,
        @Nullable Long mediaCount,
        @Nullable Boolean isPrivate,
        @Nullable Boolean isVerified,
        @Nullable Boolean isBusinessAccount,
        @Nullable Boolean isProfessionalAccount,
        @Nullable String categoryName,
        @Nullable String fbid,
        @Nullable String eimuId,
        @Nullable Integer highlightReelCount,
        @Nullable Boolean hasClips,
        @Nullable Boolean hasGuides,
        @Nullable Boolean hasChannel,
        @Nullable Boolean hasOnboardedToTextPostApp,
        @Nullable Boolean hideLikeAndViewCounts,
        Set<ProfileField> delivered) {

    public Profile {
        bioLinks = List.copyOf(bioLinks);
        delivered = Set.copyOf(delivered);
    }

    /** The same profile with other counts. */
    public Profile withCounts(@Nullable Long followers, @Nullable Long following, @Nullable Long media) {
        return new Profile(
                igUserId,
                username,
                fullName,
                biography,
                externalUrl,
                bioLinks,
                profilePicUrl,
                followers,
                following,
                media,
                isPrivate,
                isVerified,
                isBusinessAccount,
                isProfessionalAccount,
                categoryName,
                fbid,
                eimuId,
                highlightReelCount,
                hasClips,
                hasGuides,
                hasChannel,
                hasOnboardedToTextPostApp,
                hideLikeAndViewCounts,
                delivered);
    }
}
