package dev.creatorflow.infra.simulator.instagram;

import com.fasterxml.jackson.core.SerializableString;
import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.MediumKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The hundred fields of a real media object that nobody reads: they make bodies as long and as noisy as real ones. */
final class MediaBulk {
    private static final SerializableString CONSTANTS = JsonBody.encoded(MediaBulk::constants);
    private static final SerializableString CLIP = JsonBody.encoded(MediaBulk::clipConstants);

    private MediaBulk() {}

    static void write(JsonBody json, Dialect dialect, Medium medium, Creator owner, CdnLinks links, Instant at) {
        String key =
                Base64.getEncoder().encodeToString(Long.toString(medium.pk()).getBytes(StandardCharsets.US_ASCII));
        json.field("subtype_name_for_REST__", medium.kind() == MediumKind.REEL ? "XDTClipsMedia" : "XDTFeedMedia")
                .field("client_cache_key", key + ".3")
                .field("organic_tracking_token", key.repeat(6))
                .constants(CONSTANTS);
        if (medium.kind() == MediumKind.REEL) {
            json.nulls("music_metadata");
            clip(json, dialect, medium, owner, links, at);
        } else {
            json.object(
                    "music_metadata",
                    () -> json.nulls("audio_type", "pinned_media_ids", "music_info", "original_sound_info")
                            .field("music_canonical_id", "0"));
        }
        if (medium.kind().video()) {
            json.field("video_codec", "vp09.00.30.08.00.01.01.01.00")
                    .field("video_dash_manifest", manifest(medium, links, at));
        }
    }

    private static void constants(JsonBody json) {
        json.field("filter_type", 0)
                .field("deleted_reason", 0)
                .field("mezql_token", "")
                .field("logging_info_token", "GCAwNjg3YmEzYzJiOTk0NjNjYTExNGMzZGRhNDllOWRkM3gDcnZhAA==")
                .field("integrity_review_decision", "pending")
                .field("related_ads_pivots_media_info", "NOT_FEED_TIMELINE_REQUEST")
                .field("hidden_likes_string_variant", -1)
                .field("view_state_item_type", 128)
                .field("is_visual_reply_commenter_notice_enabled", true)
                .field("has_views_fetching", true)
                .field("can_viewer_save", true)
                .field("can_viewer_reshare", true);
        flags(json);
        json.object("fb_user_tags", () -> json.empties("in"))
                .object("usertags", () -> json.empties("in"))
                .object("fundraiser_tag", () -> json.field("has_standalone_fundraiser", false))
                .object("gen_ai_detection_method", () -> json.field("detection_method", "NONE"))
                .object(
                        "comment_inform_treatment",
                        () -> json.nulls("action_type", "url")
                                .field("should_have_inform_treatment", false)
                                .field("text", ""))
                .object("meta_ai_contextual_voice_data", () -> ineligible(json))
                .object("meta_ai_contextual_entrypoint_data", () -> ineligible(json))
                .object(
                        "crosspost_metadata",
                        () -> json.object(
                                "fb_downstream_use_xpost_metadata",
                                () -> json.field(
                                        "downstream_use_xpost_deny_reason", "ORIGINAL_AUTHOR_NO_XSU_CONSENT")));
    }

    private static void flags(JsonBody json) {
        json.falses(
                        "caption_is_edited",
                        "has_delayed_metadata",
                        "share_count_disabled",
                        "should_request_ads",
                        "is_reshare_of_text_post_app_media_in_ig",
                        "collaborator_edit_eligibility",
                        "has_privately_liked",
                        "is_post_live_clips_media",
                        "is_quiet_post",
                        "has_high_risk_gen_ai_inform_treatment",
                        "ig_media_sharing_disabled",
                        "original_media_has_visual_reply_media",
                        "has_tagged_users",
                        "media_reposter_bottomsheet_enabled",
                        "photo_of_you",
                        "can_see_insights_as_brand",
                        "coauthor_producer_can_see_organic_insights",
                        "is_in_profile_grid",
                        "profile_grid_control_enabled",
                        "subscribe_cta_visible",
                        "is_cutout_sticker_allowed",
                        "open_carousel_show_follow_button",
                        "is_tagged_media_shared_to_viewer_profile_grid",
                        "should_show_author_pog_for_tagged_media_shared_to_profile_grid",
                        "is_social_ufi_disabled",
                        "can_reply",
                        "is_eligible_content_for_post_roll_ad",
                        "should_show_preview_comments_only_after_inline_expansion",
                        "is_open_to_public_submission",
                        "is_comments_gif_composer_enabled",
                        "can_view_more_preview_comments",
                        "hide_view_all_comment_entrypoint",
                        "has_liked",
                        "is_organic_product_tagging_eligible")
                .nulls(
                        "media_overlay_info",
                        "boost_unavailable_identifier",
                        "boost_unavailable_reason",
                        "creative_config",
                        "gen_ai_chat_with_ai_cta_info",
                        "shop_routing_user_id",
                        "igbio_product",
                        "accessibility_caption")
                .empties(
                        "cutout_sticker_info",
                        "meta_ai_suggested_prompts",
                        "floating_context_items",
                        "top_likers",
                        "video_sticker_locales",
                        "featured_products",
                        "product_suggestions",
                        "media_attributions_data",
                        "translated_langs_for_autodub");
    }

    private static void ineligible(JsonBody json) {
        json.field("is_eligible", false).field("eligibility_result_reason", "INELIGIBLE_GK");
    }

    private static void clip(JsonBody json, Dialect dialect, Medium medium, Creator owner, CdnLinks links, Instant at) {
        json.object(
                "clips_metadata",
                () -> json.object("original_sound_info", () -> sound(json, dialect, medium, owner, links, at))
                        .constants(CLIP));
    }

    private static void clipConstants(JsonBody json) {
        json.field("clips_creation_entry_point", "clips")
                .field("audio_type", "original_sounds")
                .field("music_canonical_id", "18493986055068812")
                .field("professional_clips_upsell_type", 0)
                .falses("is_public_chat_welcome_video", "disable_use_in_clips_client_cache", "is_shared_to_fb")
                .nulls(
                        "featured_label",
                        "show_tips",
                        "asset_recommendation_info",
                        "breaking_content_info",
                        "challenge_info",
                        "music_info",
                        "nux_info",
                        "shopping_info",
                        "template_info",
                        "viewer_interaction_settings");
    }

    private static void sound(
            JsonBody json, Dialect dialect, Medium medium, Creator owner, CdnLinks links, Instant at) {
        dialect.id(json, "audio_asset_id", 1_315_611_960_005_626L);
        dialect.id(json, "original_media_id", medium.pk());
        Asset audio = new Asset(medium.owner(), medium.number(), "video", 64, 64);
        json.field("original_audio_title", "Original audio")
                .field("original_audio_subtype", "default")
                .field("duration_in_ms", medium.videoMillis())
                .field("time_created", medium.takenAt().getEpochSecond() + 4)
                .field("progressive_download_url", links.link(audio, at))
                .falses("is_explicit", "is_reuse_disabled", "should_mute_audio", "oa_owner_is_music_artist")
                .nulls("formatted_clips_media_count", "music_canonical_id", "trend_rank", "overlap_duration_in_ms")
                .empties("audio_filter_infos", "audio_parts")
                .object("ig_artist", () -> new UserJson(links).core(json, dialect, owner, at));
    }

    private static String manifest(Medium medium, CdnLinks links, Instant at) {
        String seconds = "PT" + medium.videoMillis() / 1000 + "." + medium.videoMillis() % 1000 + "S";
        StringBuilder text = new StringBuilder(2_500)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"")
                .append(
                        " profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\" minBufferTime=\"PT2S\" type=\"static\"")
                .append(" mediaPresentationDuration=\"")
                .append(seconds)
                .append("\"><Period id=\"0\" duration=\"")
                .append(seconds)
                .append("\"><AdaptationSet id=\"0\" contentType=\"video\" par=\"9:16\">");
        for (int width : new int[] {720, 360}) {
            Asset asset = new Asset(medium.owner(), medium.number(), "video", width, width * 16 / 9);
            text.append("<Representation id=\"")
                    .append(medium.pk() % 1_000_003)
                    .append("vd\" bandwidth=\"1289347\"")
                    .append(" codecs=\"avc1.64001f\" mimeType=\"video/mp4\" sar=\"1:1\" width=\"")
                    .append(width)
                    .append("\" FBPlaybackResolutionMos=\"0:100,360:91.6,480:85.9,720:77.8,1080:72.6\"><BaseURL>")
                    .append(links.link(asset, at).replace("&", "&amp;"))
                    .append("</BaseURL><SegmentBase indexRange=\"892-935\" timescale=\"15360\"")
                    .append(" FBFirstSegmentRange=\"936-778980\"><Initialization range=\"0-891\"/></SegmentBase>")
                    .append("</Representation>");
        }
        return text.append("</AdaptationSet></Period></MPD>\n").toString();
    }
}
