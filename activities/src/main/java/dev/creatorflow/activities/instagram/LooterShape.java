package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Where the parts of an answer are, in each of the shapes the provider has used. Works on whole trees and on skeletons. */
final class LooterShape {
    private LooterShape() {}

    /** The answer itself: the provider's documentation shows every body inside {@code {"status":200,"body":{…}}}. */
    static JsonNode unwrapped(JsonNode root) {
        JsonNode body = root.path("body");
        return body.isObject() ? body : root;
    }

    /** The object with a profile's fields: the root, or {@code data.user}. */
    static JsonNode profile(JsonNode answer) {
        JsonNode user = answer.path("data").path("user");
        return user.isObject() ? user : answer;
    }

    /** {@code {"data":{"user":null}}}: asked for an account that is not there. */
    static boolean hasNullUser(JsonNode answer) {
        return answer.path("data").path("user").isNull();
    }

    /** The list of a page's entries: {@code items}, or the edges of a GraphQL timeline; null where there is neither. */
    static @Nullable JsonNode entries(JsonNode answer) {
        if (answer.path("items").isArray()) {
            return answer.path("items");
        }
        JsonNode edges = timeline(answer).path("edges");
        return edges.isArray() ? edges : null;
    }

    /** A page, if only an empty one that left its list out. */
    static boolean isPage(JsonNode answer) {
        return entries(answer) != null
                || answer.path("paging_info").isObject()
                || answer.has("more_available")
                || timeline(answer).path("page_info").isObject();
    }

    static PageHead head(JsonNode answer) {
        JsonNode entries = entries(answer);
        JsonNode paging = answer.path("paging_info");
        JsonNode pageInfo = timeline(answer).path("page_info");
        String cursor = firstText(paging.path("max_id"), answer.path("next_max_id"), pageInfo.path("end_cursor"));
        Boolean more =
                firstFlag(paging.path("more_available"), answer.path("more_available"), pageInfo.path("has_next_page"));
        return new PageHead(entries == null ? 0 : entries.size(), cursor, more == null ? cursor != null : more);
    }

    private static JsonNode timeline(JsonNode answer) {
        return profile(answer).path("edge_owner_to_timeline_media");
    }

    /** Cursors are opaque: a number is kept digit by digit. */
    private static @Nullable String firstText(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            boolean usable = candidate.isTextual() || candidate.isIntegralNumber();
            if (usable && !candidate.asText().isBlank()) {
                return candidate.asText();
            }
        }
        return null;
    }

    private static @Nullable Boolean firstFlag(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            Boolean flag = Fields.flag(candidate);
            if (flag != null) {
                return flag;
            }
        }
        return null;
    }
}
