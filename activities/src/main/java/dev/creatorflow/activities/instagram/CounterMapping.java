package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import org.jspecify.annotations.Nullable;

/** The counters of a medium, each under its own name; hidden, absent and zero stay three things. */
final class CounterMapping {
    private static final long DELIVERED_WHERE_HIDDEN = 3;

    private CounterMapping() {}

    /**
     * Of a feed or reels item.
     *
     * @param hiddenByOwner the owner hides the counters of all media
     * @param photo a photo has no plays; some answers say 0 all the same
     */
    static MediaCounters ofItem(Fields item, boolean hiddenByOwner, boolean photo) {
        Long likes = item.integer("like_count", item.observed("like_count"));
        if (likes == null) {
            likes = item.countOf("likes");
        }
        boolean hidden = hidden(item, hiddenByOwner, likes);
        boolean sharesHidden = Boolean.TRUE.equals(Fields.flag(item.get("share_count_disabled")));
        Long reshares = item.count("reshare_count");
        Long reposts = item.countOf("media_repost_count");
        if (reposts == null && reshares != null && !item.has("media_repost_count")) {
            reposts = 0L;
        }
        return new MediaCounters(
                hidden ? null : likes,
                hidden,
                first(item.count("comment_count"), item.countOf("comments")),
                photo ? null : item.count("play_count"),
                photo ? null : item.count("ig_play_count"),
                item.countOf("view_count", "video_view_count"),
                sharesHidden ? null : reshares,
                reposts,
                item.countOf("save_count", "saves"),
                sharesHidden ? null : item.countOf("share_count", "shares"));
    }

    /**
     * Of a GraphQL node. Of its two like counters {@code edge_media_preview_like} is the one that agrees with {@code like_count}; its
     * {@code video_view_count} is not plays.
     */
    static MediaCounters ofNode(Fields node, boolean hiddenByOwner, boolean photo) {
        Long likes = edgeCount(node, "edge_media_preview_like", "edge_liked_by");
        boolean hidden = hidden(node, hiddenByOwner, likes);
        Long comments = edgeCount(node, "edge_media_to_comment", "edge_media_to_parent_comment");
        return new MediaCounters(
                hidden ? null : likes,
                hidden,
                comments != null && comments < 0 ? null : comments,
                photo ? null : node.countOf("video_play_count"),
                null,
                photo ? null : node.countOf("video_view_count"),
                null,
                null,
                null,
                null);
    }

    private static @Nullable Long edgeCount(Fields node, String... names) {
        for (String name : names) {
            JsonNode count = node.get(name).path("count");
            Long number = node.integer(name + ".count", count);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    /**
     * A hidden counter is delivered as 3, or as a negative number. Where the owner hides all of them, a medium that says of itself that it does
     * not is believed, unless its number is that 3.
     */
    private static boolean hidden(Fields medium, boolean hiddenByOwner, @Nullable Long likes) {
        Boolean says = Fields.flag(medium.get("like_and_view_counts_disabled"));
        boolean open = Boolean.FALSE.equals(says) && likes != null && likes != DELIVERED_WHERE_HIDDEN;
        return Boolean.TRUE.equals(says) || (hiddenByOwner && !open) || (likes != null && likes < 0);
    }

    private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : one;
    }
}
