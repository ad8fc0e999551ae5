package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes invented media as pages in each shape the provider has used. */
enum Bodies {
    /** {@code /reels}: items under {@code media}, text keys, {@code paging_info}. */
    REELS(Stream.REELS),
    /** {@code /user-feeds}: bare items, damaged numeric keys, paging at the root, no status. */
    FEED(Stream.POSTS),
    /** The feed inside {@code {"status":200,"body":{…}}}. */
    ENVELOPED(Stream.POSTS),
    /** The older feed: a GraphQL timeline. */
    TIMELINE(Stream.POSTS);

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String CDN = "https://scontent-aaa1-1.cdninstagram.com/";

    final Stream stream;

    Bodies(Stream stream) {
        this.stream = stream;
    }

    byte[] page(List<Medium> media, @Nullable String cursor) {
        return bytes(tree(media, cursor));
    }

    ObjectNode tree(List<Medium> media, @Nullable String cursor) {
        ObjectNode page = object();
        return switch (this) {
            case REELS -> {
                ArrayNode items = page.putArray("items");
                media.forEach(medium -> items.addObject().set("media", item(medium)));
                ObjectNode paging = page.putObject("paging_info");
                paging.put("more_available", cursor != null);
                if (cursor != null) {
                    paging.put("max_id", cursor);
                }
                yield page.put("status", "ok").put("attempts", "2");
            }
            case FEED, ENVELOPED -> {
                page.put("more_available", cursor != null);
                ArrayNode items = page.putArray("items");
                media.forEach(medium -> items.add(item(medium)));
                if (cursor != null) {
                    page.put("next_max_id", cursor);
                }
                page.put("attempts", "6");
                yield this == FEED ? page : object().put("status", 200).set("body", page);
            }
            case TIMELINE -> {
                ObjectNode timeline =
                        page.putObject("data").putObject("user").putObject("edge_owner_to_timeline_media");
                timeline.put("count", 1000);
                timeline.putObject("page_info")
                        .put("has_next_page", cursor != null)
                        .put("end_cursor", cursor);
                ArrayNode edges = timeline.putArray("edges");
                media.forEach(medium -> edges.addObject().set("node", node(medium)));
                yield page.put("status", "ok");
            }
        };
    }

    private ObjectNode item(Medium medium) {
        ObjectNode item = object();
        if (this == REELS) {
            item.put("pk", Long.toString(medium.pk()));
        } else {
            item.put("pk", Medium.damaged(medium.pk()));
        }
        item.put("id", medium.id()).put("strong_id__", medium.id()).put("code", medium.shortcode());
        item.put("media_type", medium.form().upstreamCode()).put("taken_at", medium.takenAt());
        item.put("device_timestamp", medium.takenAt() * 1_000_000).put("product_type", product(medium));
        item.set("caption", caption(medium));
        counters(item, medium);
        flags(item, medium);
        files(item, medium);
        return item;
    }

    private static String product(Medium medium) {
        return medium.form() == MediaForm.CAROUSEL ? "carousel_container" : medium.clip() ? "clips" : "feed";
    }

    private static JsonNode caption(Medium medium) {
        return medium.caption() == null
                ? JsonNodeFactory.instance.nullNode()
                : object().put("text", medium.caption()).put("created_at", medium.takenAt() + 2);
    }

    private void counters(ObjectNode item, Medium medium) {
        item.put("like_and_view_counts_disabled", medium.hidden());
        item.put("like_count", medium.hidden() ? 3 : medium.likes());
        item.put("comment_count", medium.comments());
        if (this == REELS) {
            item.put("play_count", medium.plays() + 168).put("ig_play_count", medium.plays());
        } else {
            item.put("reshare_count", medium.reshares());
            if (medium.reposts() > 0) {
                item.put("media_repost_count", medium.reposts());
            }
        }
    }

    private void flags(ObjectNode item, Medium medium) {
        item.putObject("user").put("pk", Medium.OWNER).put("username", "invented.owner");
        ArrayNode coauthors = item.putArray("coauthor_producers");
        if (medium.coauthored()) {
            coauthors.addObject().put("pk", Medium.COAUTHOR).put("username", "invented.guest");
        }
        ArrayNode pins = item.putArray(this == REELS ? "clips_tab_pinned_user_ids" : "timeline_pinned_user_ids");
        if (medium.pinned()) {
            pins.add(Long.toString(medium.owner()));
        }
        item.put("is_paid_partnership", false).put("has_shared_to_fb", 0).put("original_width", 1080);
        item.put("original_height", 1350).putNull("accessibility_caption");
        item.putObject("sharing_friction_info").put("should_have_sharing_friction", false);
    }

    private static void files(ObjectNode item, Medium medium) {
        if (medium.form() != MediaForm.CAROUSEL) {
            file(item, medium.pk(), medium.form() == MediaForm.VIDEO);
            return;
        }
        image(item, medium.children().getFirst());
        ArrayNode children =
                item.put("carousel_media_count", medium.children().size()).putArray("carousel_media");
        for (int place = 0; place < medium.children().size(); place++) {
            long pk = medium.children().get(place);
            boolean video = medium.isChildVideo(place);
            ObjectNode child = children.addObject();
            child.put("id", pk + "_" + medium.owner()).put("pk", Medium.damaged(pk));
            child.put("media_type", video ? 2 : 1).put("product_type", "carousel_item");
            file(child, pk, video);
        }
    }

    private static void file(ObjectNode item, long pk, boolean video) {
        image(item, pk);
        if (video) {
            item.put("has_audio", true).put("video_duration", 15.366).put("number_of_qualities", 2);
            ArrayNode versions = item.putArray("video_versions");
            versions.addObject()
                    .put("type", 103)
                    .put("width", 480)
                    .put("height", 852)
                    .put("url", CDN + "v/480/" + pk);
            versions.addObject()
                    .put("type", 101)
                    .put("width", 720)
                    .put("height", 1280)
                    .put("url", videoUrl(pk));
        }
    }

    private static void image(ObjectNode item, long pk) {
        ArrayNode candidates = item.putObject("image_versions2").putArray("candidates");
        candidates.addObject().put("width", 240).put("height", 300).put("url", CDN + "i/240/" + pk);
        candidates.addObject().put("width", 1080).put("height", 1350).put("url", imageUrl(pk));
        candidates.addObject().put("width", 640).put("height", 800).put("url", CDN + "i/640/" + pk);
    }

    static String imageUrl(long pk) {
        return CDN + "i/1080/" + pk + ".jpg?oe=68D0A1B2";
    }

    static String videoUrl(long pk) {
        return CDN + "v/720/" + pk + ".mp4?oe=68D0A1B2";
    }

    private static ObjectNode node(Medium medium) {
        boolean video = medium.form() == MediaForm.VIDEO;
        ObjectNode node = graphFile(medium.pk(), video, medium.form() == MediaForm.CAROUSEL ? "GraphSidecar" : null);
        node.put("shortcode", medium.shortcode()).put("taken_at_timestamp", medium.takenAt());
        node.put("like_and_view_counts_disabled", medium.hidden());
        node.putObject("edge_liked_by").put("count", medium.likes() / 3);
        node.putObject("edge_media_preview_like").put("count", medium.hidden() ? -1 : medium.likes());
        node.putObject("edge_media_to_comment").put("count", medium.comments());
        ArrayNode captions = node.putObject("edge_media_to_caption").putArray("edges");
        if (medium.caption() != null) {
            captions.addObject().putObject("node").put("text", medium.caption());
        }
        if (video) {
            node.put("video_view_count", medium.plays() / 4).put("product_type", product(medium));
        }
        node.putObject("owner").put("id", Long.toString(medium.owner())).put("username", "invented.owner");
        ArrayNode pins = node.putArray("pinned_for_users");
        if (medium.pinned()) {
            pins.addObject().put("id", Long.toString(medium.owner()));
        }
        for (int place = 0; place < medium.children().size(); place++) {
            node.withObject("/edge_sidecar_to_children")
                    .withArray("edges")
                    .addObject()
                    .set("node", graphFile(medium.children().get(place), medium.isChildVideo(place), null));
        }
        return node;
    }

    private static ObjectNode graphFile(long pk, boolean video, @Nullable String typename) {
        ObjectNode node = object();
        node.put("__typename", typename != null ? typename : video ? "GraphVideo" : "GraphImage");
        node.put("id", Long.toString(pk)).put("is_video", video).put("display_url", imageUrl(pk));
        node.putObject("dimensions").put("width", 1080).put("height", 1350);
        ArrayNode resources = node.putArray("display_resources");
        resources
                .addObject()
                .put("src", CDN + "i/640/" + pk)
                .put("config_width", 640)
                .put("config_height", 800);
        if (video) {
            node.put("video_url", videoUrl(pk));
        }
        return node;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<Medium> media(Random random, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> Medium.random(random, number))
                .toList();
    }

    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
