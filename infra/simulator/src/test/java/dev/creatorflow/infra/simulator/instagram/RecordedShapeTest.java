package dev.creatorflow.infra.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.simulator.RecordedFolder;
import dev.creatorflow.infra.simulator.RunningSimulator;
import dev.creatorflow.infra.simulator.Shapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares generated bodies with recorded ones, path by path and type by type. Nothing is asserted about values; about
 * types: what was recorded as text may not be generated as number, and so on.
 */
class RecordedShapeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Every field of a media object that anyone reads. */
    private static final List<String> MEDIA_PATHS = List.of(
            "pk",
            "id",
            "strong_id__",
            "code",
            "media_type",
            "product_type",
            "taken_at",
            "device_timestamp",
            "fbid",
            "like_count",
            "comment_count",
            "like_and_view_counts_disabled",
            "is_paid_partnership",
            "has_shared_to_fb",
            "caption.text",
            "caption.pk",
            "caption.media_id",
            "caption.user_id",
            "caption.created_at",
            "caption.created_at_utc",
            "caption.user.username",
            "caption.user.pk",
            "user.pk",
            "user.pk_id",
            "user.id",
            "user.username",
            "user.full_name",
            "user.is_private",
            "user.is_verified",
            "user.profile_pic_url",
            "user.fbid_v2",
            "coauthor_producers",
            "timeline_pinned_user_ids",
            "clips_tab_pinned_user_ids",
            "image_versions2.candidates[].url",
            "image_versions2.candidates[].width",
            "image_versions2.candidates[].height",
            "original_width",
            "original_height",
            "sharing_friction_info",
            "sharing_friction_info.should_have_sharing_friction");

    private static final List<String> VIDEO_PATHS = List.of(
            "video_versions[].url",
            "video_versions[].type",
            "video_versions[].width",
            "video_versions[].height",
            "video_duration",
            "has_audio",
            "is_dash_eligible",
            "number_of_qualities",
            "video_dash_manifest");

    private static final List<String> CAROUSEL_PATHS = List.of(
            "carousel_media_count",
            "carousel_media_ids[]",
            "carousel_media[].pk",
            "carousel_media[].id",
            "carousel_media[].strong_id__",
            "carousel_media[].media_type",
            "carousel_media[].carousel_parent_id",
            "carousel_media[].original_width",
            "carousel_media[].image_versions2.candidates[].url",
            "carousel_media[].image_versions2.candidates[].width",
            "carousel_media[].taken_at");

    private static final List<String> PROFILE_PATHS = List.of(
            "status",
            "attempts",
            "id",
            "fbid",
            "eimu_id",
            "username",
            "full_name",
            "biography",
            "external_url",
            "bio_links[].url",
            "bio_links[].title",
            "bio_links[].link_type",
            "edge_followed_by.count",
            "edge_follow.count",
            "edge_owner_to_timeline_media.count",
            "is_private",
            "is_verified",
            "is_business_account",
            "is_professional_account",
            "category_name",
            "business_category_name",
            "business_email",
            "business_phone_number",
            "has_clips",
            "has_onboarded_to_text_post_app",
            "hide_like_and_view_counts",
            "highlight_reel_count",
            "profile_pic_url",
            "profile_pic_url_hd",
            "edge_owner_to_timeline_media.edges[].node.id",
            "edge_owner_to_timeline_media.edges[].node.shortcode",
            "edge_owner_to_timeline_media.edges[].node.__typename",
            "edge_owner_to_timeline_media.edges[].node.is_video",
            "edge_owner_to_timeline_media.edges[].node.taken_at_timestamp",
            "edge_owner_to_timeline_media.edges[].node.edge_media_preview_like.count",
            "edge_owner_to_timeline_media.edges[].node.edge_liked_by.count",
            "edge_owner_to_timeline_media.edges[].node.edge_media_to_comment.count",
            "edge_owner_to_timeline_media.edges[].node.edge_media_to_caption.edges[].node.text",
            "edge_owner_to_timeline_media.edges[].node.video_view_count",
            "edge_owner_to_timeline_media.edges[].node.pinned_for_users",
            "edge_owner_to_timeline_media.edges[].node.display_url");

    private static RunningSimulator simulator;
    private static JsonNode creators;

    @BeforeAll
    static void start() throws Exception {
        simulator = RunningSimulator.unlimited();
        creators = simulator.json("/_sim/creators?count=25");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static JsonNode recorded(String name) throws IOException {
        Path folder = RecordedFolder.require("instagram-looter");
        return MAPPER.readTree(folder.resolve(name).toFile());
    }

    @Test
    void profilesHaveTheRecordedTypes() throws Exception {
        List<JsonNode> generated = new ArrayList<>();
        for (JsonNode creator : creators) {
            JsonNode profile = simulator.json(
                    "/profile?username=" + creator.get("username").asText());
            if (profile.get("status").asBoolean()) {
                generated.add(profile);
            }
        }
        Shapes.compare(List.of(recorded("profile.json")), generated, PROFILE_PATHS);
    }

    @Test
    void reelsHaveTheRecordedTypes() throws Exception {
        List<String> paths = new ArrayList<>(MEDIA_PATHS);
        paths.addAll(VIDEO_PATHS);
        paths.addAll(List.of("play_count", "ig_play_count", "clips_tab_pinned_user_ids[]"));
        Shapes.compare(media(recorded("reels.json")), generated("reels"), paths);
    }

    @Test
    void feedItemsHaveTheRecordedTypes() throws Exception {
        List<String> paths = new ArrayList<>(MEDIA_PATHS);
        paths.addAll(VIDEO_PATHS);
        paths.addAll(CAROUSEL_PATHS);
        paths.addAll(List.of("reshare_count", "media_repost_count"));
        Shapes.compare(media(recorded("user-feeds.json")), generated("user-feeds"), paths);
    }

    @Test
    void relatedProfilesHaveTheRecordedTypes() throws Exception {
        String node = "data.user.edge_related_profiles.edges[].node.";
        JsonNode generated =
                simulator.json("/related-profiles?id=" + creators.at("/0/id").asText());
        Shapes.compare(
                List.of(recorded("related-profiles.json")),
                List.of(generated),
                List.of(
                        "status",
                        "attempts",
                        node + "id",
                        node + "username",
                        node + "full_name",
                        node + "is_private",
                        node + "is_verified",
                        node + "profile_pic_url"));
    }

    @Test
    void rootsHaveTheRecordedKeys() throws Exception {
        String id = creators.at("/1/id").asText();
        for (String endpoint : List.of("reels", "user-feeds")) {
            Set<String> keys = keys(simulator.page(endpoint, id, ""));
            assertThat(keys).isEqualTo(keys(recorded(endpoint + ".json")));
        }
        assertThat(keys(simulator.page("reels", id, "").get("paging_info")))
                .isEqualTo(keys(recorded("reels.json").get("paging_info")));
    }

    @Test
    void whatOneEndpointLeavesOutIsLeftOut() throws Exception {
        for (String absent : List.of("play_count", "ig_play_count", "save_count", "share_count", "view_count")) {
            assertThat(media(recorded("user-feeds.json"))).noneMatch(item -> item.has(absent));
            assertThat(generated("user-feeds")).noneMatch(item -> item.has(absent));
        }
        for (String absent :
                List.of("reshare_count", "media_repost_count", "save_count", "share_count", "view_count")) {
            assertThat(media(recorded("reels.json"))).noneMatch(item -> item.has(absent));
            assertThat(generated("reels")).noneMatch(item -> item.has(absent));
        }
    }

    private static List<JsonNode> generated(String endpoint) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode creator : creators) {
            items.addAll(media(simulator.page(endpoint, creator.get("id").asText(), "")));
        }
        return items;
    }

    private static List<JsonNode> media(JsonNode page) {
        List<JsonNode> media = new ArrayList<>();
        page.path("items").forEach(item -> media.add(item.has("media") ? item.get("media") : item));
        return media;
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
