package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.model.BioLink;
import dev.creatorflow.workflows.instagram.model.Profile;
import dev.creatorflow.workflows.instagram.model.ProfileField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A profile object to a profile: GraphQL user fields, and the flat form where those are missing. For one object. */
final class ProfileMapping {
    static final int LONGEST_NAME = 100;

    private final JsonNode object;
    private final Fields user;
    private final Set<ProfileField> delivered = EnumSet.noneOf(ProfileField.class);

    ProfileMapping(JsonNode object, DriftCounter drift) {
        this.object = object;
        this.user = new Fields(object, drift);
    }

    ProfileLookup map() {
        String id = CreditMapping.userId(object);
        String username = user.shortText("username", LONGEST_NAME);
        if (id == null || username == null) {
            return new ProfileLookup.Unreadable(
                    "The profile has no " + (id == null ? "id" : "username") + ", so it cannot be told whose it is.");
        }
        Profile profile = new Profile(
                id,
                username,
                text(ProfileField.FULL_NAME, "full_name"),
                text(ProfileField.BIOGRAPHY, "biography"),
                link(ProfileField.EXTERNAL_URL, "external_url"),
                bioLinks(),
                picture(),
                edgeCount("edge_followed_by", "follower_count"),
                edgeCount("edge_follow", "following_count"),
                edgeCount("edge_owner_to_timeline_media", "media_count"),
                user.flag("is_private"),
                user.flag("is_verified"),
                user.flag("is_business_account"),
                user.flag("is_professional_account"),
                text(ProfileField.CATEGORY_NAME, "category_name"),
                id("fbid"),
                id("eimu_id"),
                user.smallCount("highlight_reel_count"),
                user.flag("has_clips"),
                user.flag("has_guides"),
                user.flag("has_channel"),
                user.flag("has_onboarded_to_text_post_app"),
                user.flag("hide_like_and_view_counts"),
                delivered);
        return new ProfileLookup.Found(profile, user.drift().result());
    }

    /** Null and empty mean cleared; another type means not delivered. */
    private @Nullable String text(ProfileField field, String name) {
        JsonNode value = user.observed(name);
        String text = user.text(name, value);
        if (text != null || value.isNull()) {
            delivered.add(field);
        }
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable String link(ProfileField field, String name) {
        JsonNode value = user.observed(name);
        String link = Links.web(value, name, user.drift());
        boolean cleared =
                value.isNull() || (value.isTextual() && value.textValue().isBlank());
        if (link != null || cleared) {
            delivered.add(field);
        }
        return link;
    }

    /** The HD picture where there is one, else the small one; cleared only where everything that is there is empty. */
    private @Nullable String picture() {
        String hd = link(ProfileField.PROFILE_PIC, "profile_pic_url_hd");
        boolean hdUnusable = user.has("profile_pic_url_hd") && !delivered.contains(ProfileField.PROFILE_PIC);
        String link = hd == null ? link(ProfileField.PROFILE_PIC, "profile_pic_url") : hd;
        if (link == null && hdUnusable) {
            delivered.remove(ProfileField.PROFILE_PIC);
        }
        return link;
    }

    private List<BioLink> bioLinks() {
        JsonNode links = user.list("bio_links");
        List<BioLink> bioLinks = new ArrayList<>();
        for (JsonNode link : links) {
            Fields fields = new Fields(link, user.drift());
            String url = Links.web(fields.get("url"), "bio_links.url", user.drift());
            if (url != null) {
                bioLinks.add(new BioLink(url, filled(fields, "title"), filled(fields, "link_type")));
            }
        }
        boolean lost = !links.isEmpty() && bioLinks.isEmpty();
        if ((links.isArray() && !lost) || user.get("bio_links").isNull()) {
            delivered.add(ProfileField.BIO_LINKS);
        }
        return bioLinks;
    }

    private static @Nullable String filled(Fields fields, String name) {
        String text = fields.text("bio_links." + name, fields.get(name));
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable Long edgeCount(String edge, String flat) {
        JsonNode counted = user.get(edge);
        if (counted.isMissingNode() && user.has(flat)) {
            return user.count(flat);
        }
        user.observed(edge);
        String name = edge + ".count";
        Long count = user.integer(name, counted.isObject() ? counted.path("count") : MissingNode.getInstance());
        if (count != null && count < 0) {
            user.drift().found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return count;
    }

    private @Nullable String id(String name) {
        JsonNode value = user.observed(name);
        String id = Fields.id(value);
        if (id == null && !value.isMissingNode() && !value.isNull()) {
            user.drift().found(name, Kind.OUT_OF_RANGE);
        }
        return id;
    }
}
