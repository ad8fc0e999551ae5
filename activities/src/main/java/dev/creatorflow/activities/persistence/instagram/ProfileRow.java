package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.analytics.LinkType;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.instagram.model.BioLink;
import dev.creatorflow.workflows.instagram.model.Profile;
import dev.creatorflow.workflows.instagram.model.ProfileField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile as the columns of {@code instagram_creators} that a scrape may write. */
final class ProfileRow {
    private ProfileRow() {}

    static String json(Profile profile) {
        JsonRows.Row row = JsonRows.Row.alone();
        row.put("username", profile.username())
                .put("full_name", profile.fullName())
                .put("biography", profile.biography())
                .put("external_url", profile.externalUrl())
                .put("external_url_type", type(profile.externalUrl()))
                .putObjects("bio_links", links(profile.bioLinks()))
                .put("profile_pic_url", profile.profilePicUrl())
                .put("category_name", profile.categoryName())
                .put("full_name_delivered", profile.delivered().contains(ProfileField.FULL_NAME))
                .put("biography_delivered", profile.delivered().contains(ProfileField.BIOGRAPHY))
                .put("external_url_delivered", profile.delivered().contains(ProfileField.EXTERNAL_URL))
                .put("bio_links_delivered", profile.delivered().contains(ProfileField.BIO_LINKS))
                .put("profile_pic_delivered", profile.delivered().contains(ProfileField.PROFILE_PIC))
                .put("category_name_delivered", profile.delivered().contains(ProfileField.CATEGORY_NAME));
        return facts(row, profile).text();
    }

    private static JsonRows.Row facts(JsonRows.Row row, Profile profile) {
        return row.put("followers_count", profile.followerCount())
                .put("following_count", profile.followingCount())
                .put("media_count", profile.mediaCount())
                .put("is_private", profile.isPrivate())
                .put("is_verified", profile.isVerified())
                .put("is_business_account", profile.isBusinessAccount())
                .put("is_professional_account", profile.isProfessionalAccount())
                .put("fbid", profile.fbid())
                .put("eimu_id", profile.eimuId())
                .put("highlight_reel_count", profile.highlightReelCount())
                .put("has_clips", profile.hasClips())
                .put("has_guides", profile.hasGuides())
                .put("has_channel", profile.hasChannel())
                .put("has_onboarded_to_text_post_app", profile.hasOnboardedToTextPostApp())
                .put("hide_like_and_view_counts", profile.hideLikeAndViewCounts());
    }

    private static @Nullable List<Map<String, @Nullable String>> links(List<BioLink> links) {
        return links.isEmpty() ? null : links.stream().map(ProfileRow::link).toList();
    }

    private static Map<String, @Nullable String> link(BioLink link) {
        Map<String, @Nullable String> object = new LinkedHashMap<>();
        object.put("url", link.url());
        object.put("title", link.title());
        object.put("type", type(link.url()));
        return object;
    }

    private static @Nullable String type(@Nullable String url) {
        LinkType type = LinkType.of(url);
        return type == null ? null : type.label();
    }
}
