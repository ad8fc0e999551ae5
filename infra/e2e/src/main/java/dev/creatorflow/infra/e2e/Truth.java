package dev.creatorflow.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulator says of an account at an instant, in the columns in which it has to stand. */
public final class Truth {
    private final Stack stack;
    private final String id;
    private final Instant at;

    public Truth(Stack stack, String id, Instant at) {
        this.stack = stack;
        this.id = id;
        this.at = at;
    }

    public JsonNode account() {
        return stack.simulator("/_sim/truth/creators/" + id + "?at=" + at);
    }

    /** The columns of {@code instagram_creators}. */
    public Map<String, String> creator() {
        JsonNode account = account();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("username", account.path("username").asText());
        row.put("full_name", text(account, "fullName"));
        row.put("biography", text(account, "biography"));
        row.put("category_name", text(account, "category"));
        row.put("external_url", text(account, "externalUrl"));
        List<String> links = new ArrayList<>();
        account.path("bioLinks").forEach(link -> links.add(link.asText()));
        row.put("bio_links", links.isEmpty() ? null : String.join(" ", links));
        row.put("followers_count", account.path("followers").asText());
        row.put("following_count", account.path("following").asText());
        row.put("media_count", account.path("mediaCount").asText());
        row.put("is_verified", account.path("verified").asText());
        row.put("is_business_account", account.path("business").asText());
        row.put("is_professional_account", account.path("professional").asText());
        row.put("is_private", account.path("private").asText());
        row.put("hide_like_and_view_counts", account.path("hidesCounts").asText());
        return row;
    }

    /** The rows of {@code instagram_reels} by media key. */
    public Map<String, Map<String, String>> reels() {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (JsonNode medium : media()) {
            if (medium.path("reelsPlace").isNumber()) {
                Map<String, String> row = common(medium);
                row.put(
                        "is_pinned",
                        String.valueOf(
                                own(medium) && medium.path("pinnedInReels").asBoolean()));
                row.put("ig_play_count", medium.path("plays").asText());
                row.put(
                        "play_count",
                        String.valueOf(medium.path("plays").asLong()
                                + medium.path("facebookPlays").asLong()));
                rows.put(medium.path("pk").asText(), row);
            }
        }
        return rows;
    }

    /** The rows of {@code instagram_posts} by media key. */
    public Map<String, Map<String, String>> posts() {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (JsonNode medium : media()) {
            if (medium.path("feedPlace").isNumber()) {
                Map<String, String> row = common(medium);
                row.put(
                        "is_pinned",
                        String.valueOf(
                                own(medium) && medium.path("pinnedInFeed").asBoolean()));
                row.put("reshare_count", text(medium, "reshares"));
                row.put("media_repost_count", text(medium, "reposts"));
                row.put("carousel_media_count", medium.path("slideCount").asText());
                row.put("post_type", postType(medium));
                rows.put(medium.path("pk").asText(), row);
            }
        }
        return rows;
    }

    public JsonNode media() {
        return stack.simulator("/_sim/truth/creators/" + id + "/media?hashes=false&at=" + at);
    }

    private static Map<String, String> common(JsonNode medium) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("shortcode", medium.path("code").asText());
        row.put("owner_id", medium.path("owner").asText());
        row.put("media_type", medium.path("mediaType").asText());
        row.put("product_type", medium.path("productType").asText());
        row.put("taken_at", medium.path("takenAt").asText());
        row.put("caption_text", text(medium, "caption"));
        row.put("like_count", text(medium, "likes"));
        row.put("likes_hidden", medium.path("likesHidden").asText());
        row.put("comment_count", medium.path("comments").asText());
        row.put("is_paid_partnership", medium.path("paidPartnership").asText());
        row.put("has_shared_to_fb", medium.path("sharedToFacebook").asText());
        long millis = medium.path("videoMillis").asLong();
        row.put(
                "video_duration",
                millis == 0
                        ? null
                        : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString());
        return row;
    }

    private boolean own(JsonNode medium) {
        return Objects.equals(medium.path("owner").asText(), id);
    }

    private static String postType(JsonNode medium) {
        return switch (medium.path("mediaType").asInt()) {
            case 8 -> "carousel";
            case 2 -> "video";
            default -> "image";
        };
    }

    /** An empty text is none. */
    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return node.path(field).isNull() || text.isEmpty() ? null : text;
    }
}
