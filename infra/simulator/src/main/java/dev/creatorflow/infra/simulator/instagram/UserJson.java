package dev.creatorflow.infra.simulator.instagram;

import com.fasterxml.jackson.core.SerializableString;
import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.population.AccountState;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Instant;
import java.util.List;

/** User objects as they sit inside media, captions and profiles. */
final class UserJson {
    private static final SerializableString CONSTANTS = JsonBody.encoded(UserJson::constants);

    private final CdnLinks links;

    UserJson(CdnLinks links) {
        this.links = links;
    }

    /** The link of the profile picture shown at an instant, in a square size. */
    String picture(Creator creator, int size, Instant at) {
        return links.link(new Asset(creator.index(), creator.pictureAt(at), "pic", size, size), at);
    }

    /** The second, Facebook-side id, 17 digits: it loses its last digit in the feed. */
    static long facebookId(Creator creator) {
        return 17_841_400_000_000_001L + 2L * Dice.between(Dice.hash(Long.parseLong(creator.id()), 61), 1, 999_999_999);
    }

    /** The media keys hold more digits than a double: so do picture ids. */
    static String pictureId(Creator creator, Instant at) {
        long key = 3_620_270_361_876_720_647L + creator.index() * 8_191L + creator.pictureAt(at);
        return key + "_" + creator.id();
    }

    /** The fields every form of a user has. */
    JsonBody core(JsonBody json, Dialect dialect, Creator creator, Instant at) {
        dialect.id(json, "pk", Long.parseLong(creator.id()));
        return json.field("pk_id", creator.id())
                .field("id", creator.id())
                .field("full_name", creator.fullName())
                .field("strong_id__", creator.id())
                .field("username", creator.handleAt(at))
                .field("is_private", creator.stateAt(at) == AccountState.PRIVATE)
                .field("is_verified", creator.verified())
                .field("profile_pic_id", pictureId(creator, at))
                .field("profile_pic_url", picture(creator, 150, at));
    }

    /** The user of a caption. */
    void brief(JsonBody json, Dialect dialect, Creator creator, Instant at) {
        core(json, dialect, creator, at).field("is_unpublished", false);
        dialect.id(json, "fbid_v2", facebookId(creator));
    }

    /** The user of a medium; it names the handle held now, whatever handle was asked for. */
    void full(JsonBody json, Dialect dialect, Creator creator, Instant at) {
        brief(json, dialect, creator, at);
        json.field("account_type", creator.business() ? 2 : creator.professional() ? 3 : 1)
                .constants(CONSTANTS);
        if (dialect == Dialect.FEED) {
            feedExtras(json, creator, at);
        }
    }

    private static void constants(JsonBody json) {
        json.falses(
                        "feed_post_reshare_disabled",
                        "has_anonymous_profile_picture",
                        "is_ring_creator",
                        "show_ring_award",
                        "transparency_product_enabled",
                        "eligible_for_text_app_activation_badge")
                .field("third_party_downloads_enabled", 1)
                .empties("account_badges")
                .field("show_account_transparency_details", true)
                .object(
                        "fan_club_info",
                        () -> json.nulls(
                                "autosave_to_exclusive_highlight",
                                "connected_member_count",
                                "fan_club_id",
                                "fan_club_name",
                                "has_created_ssc",
                                "has_enough_subscribers_for_ssc",
                                "is_fan_club_gifting_eligible",
                                "is_fan_club_referral_eligible",
                                "is_free_trial_eligible",
                                "largest_public_bc_id",
                                "subscriber_count",
                                "fan_consideration_page_revamp_eligiblity"));
    }

    private void feedExtras(JsonBody json, Creator creator, Instant at) {
        json.object(
                        "friendship_status",
                        () -> json.falses(
                                "following",
                                "is_bestie",
                                "is_feed_favorite",
                                "is_private",
                                "is_restricted",
                                "followed_by",
                                "is_muting_reel"))
                .object("hd_profile_pic_url_info", () -> sized(json, creator, 1080, at))
                .array(
                        "hd_profile_pic_versions",
                        () -> List.of(320, 640).forEach(size -> json.item(() -> sized(json, creator, size, at))))
                .falses("is_favorite", "is_embeds_disabled")
                .field("can_see_quiet_post_attribution", true)
                .field("latest_reel_media", at.getEpochSecond())
                .empties("user_activation_info");
    }

    private void sized(JsonBody json, Creator creator, int size, Instant at) {
        json.field("height", size).field("url", picture(creator, size, at)).field("width", size);
    }
}
