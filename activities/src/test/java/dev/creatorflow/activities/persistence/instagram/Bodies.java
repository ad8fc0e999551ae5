package dev.creatorflow.activities.persistence.instagram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Provider bodies as small as they can be; tests change what they are about. */
final class Bodies {
    static final String CREATOR = "7001";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Bodies() {}

    static ObjectNode profile(String id, String username, long followers, long media) {
        ObjectNode profile = JSON.objectNode().put("status", true).put("attempts", "1");
        profile.put("id", id)
                .put("username", username)
                .put("full_name", "Full Name")
                .put("biography", "about me")
                .put("external_url", "https://linktr.ee/me")
                .put("profile_pic_url_hd", "https://cdn.example/pic/" + id + "_1.jpg?oe=7FFFFFFF")
                .put("is_private", false)
                .put("is_verified", true);
        profile.putObject("edge_followed_by").put("count", followers);
        profile.putObject("edge_follow").put("count", 12);
        profile.putObject("edge_owner_to_timeline_media").put("count", media);
        return profile;
    }

    static ObjectNode reel(String pk, Instant takenAt) {
        ObjectNode medium = medium(pk, takenAt, 2, "clips");
        medium.put("play_count", 1000)
                .put("ig_play_count", 990)
                .put("has_audio", true)
                .put("video_duration", 9.5);
        medium.putArray("video_versions")
                .addObject()
                .put("url", "https://cdn.example/v/" + pk + ".mp4?oe=7FFFFFFF")
                .put("width", 480)
                .put("height", 852);
        return medium;
    }

    static ObjectNode photo(String pk, Instant takenAt) {
        return medium(pk, takenAt, 1, "feed").put("reshare_count", 7);
    }

    /** @param children pks of its slides, photos all */
    static ObjectNode carousel(String pk, Instant takenAt, List<String> children) {
        ObjectNode medium = medium(pk, takenAt, 8, "carousel_container");
        ArrayNode slides = medium.putArray("carousel_media");
        children.forEach(child -> {
            ObjectNode slide = slides.addObject();
            slide.put("pk", child).put("id", child + "_" + CREATOR).put("media_type", 1);
            image(slide, child);
        });
        return medium;
    }

    private static ObjectNode medium(String pk, Instant takenAt, int type, String product) {
        ObjectNode medium = JSON.objectNode()
                .put("pk", pk)
                .put("id", pk + "_" + CREATOR)
                .put("code", "C" + pk)
                .put("media_type", type)
                .put("product_type", product)
                .put("taken_at", takenAt.getEpochSecond())
                .put("like_count", 100)
                .put("comment_count", 10)
                .put("like_and_view_counts_disabled", false);
        medium.putObject("user").put("pk", CREATOR).put("id", CREATOR).put("username", "ann");
        medium.putObject("caption").put("text", "hello #tag @friend");
        image(medium, pk);
        return medium;
    }

    private static void image(ObjectNode medium, String pk) {
        medium.putObject("image_versions2")
                .putArray("candidates")
                .addObject()
                .put("url", "https://cdn.example/i/" + pk + ".jpg?oe=7FFFFFFF")
                .put("width", 1080)
                .put("height", 1350);
    }

    static ObjectNode reelsPage(boolean more, ObjectNode... media) {
        ObjectNode page = JSON.objectNode().put("status", "ok").put("attempts", "1");
        ArrayNode items = page.putArray("items");
        for (ObjectNode medium : media) {
            items.addObject().set("media", medium);
        }
        ObjectNode paging = page.putObject("paging_info").put("more_available", more);
        if (more) {
            paging.put("max_id", "cursor==");
        }
        return page;
    }

    static ObjectNode postsPage(boolean more, ObjectNode... media) {
        ObjectNode page = JSON.objectNode().put("more_available", more).put("attempts", "1");
        ArrayNode items = page.putArray("items");
        for (ObjectNode medium : media) {
            items.add(medium);
        }
        return page;
    }

    static ObjectNode with(ObjectNode body, Consumer<ObjectNode> change) {
        change.accept(body);
        return body;
    }

    /** Escaped, so that half a surrogate pair arrives as the provider would send it. */
    static byte[] bytes(ObjectNode body) {
        try {
            return ESCAPING.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
