package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A medium's caption, uncut.
 *
 * @param text null where there is none or none was delivered
 * @param delivered the answer says what the caption is, if only that there is none
 */
record CaptionMapping(@Nullable String text, boolean delivered) {
    private static final CaptionMapping NOT_DELIVERED = new CaptionMapping(null, false);
    private static final CaptionMapping NONE = new CaptionMapping(null, true);

    /** {@code caption} as object, text or null; else {@code caption_text}. */
    static CaptionMapping ofItem(Fields medium) {
        JsonNode caption = medium.observed("caption");
        if (caption.isObject()) {
            return ofText(medium, "caption.text", caption.path("text"));
        }
        if (caption.isTextual() || caption.isNull()) {
            return ofText(medium, "caption", caption);
        }
        if (!caption.isMissingNode()) {
            medium.drift().found("caption", Kind.RETYPED);
        }
        return ofText(medium, "caption_text", medium.get("caption_text"));
    }

    /** {@code edge_media_to_caption.edges[0].node.text}; an empty list says that there is none. */
    static CaptionMapping ofNode(Fields node) {
        JsonNode edges = node.observed("edge_media_to_caption").path("edges");
        if (!edges.isArray()) {
            return NOT_DELIVERED;
        }
        JsonNode text = edges.path(0).path("node").path("text");
        return edges.isEmpty() ? NONE : ofText(node, "edge_media_to_caption.text", text);
    }

    private static CaptionMapping ofText(Fields medium, String name, JsonNode value) {
        if (value.isNull()) {
            return NONE;
        }
        String text = medium.text(name, value);
        if (text == null) {
            return NOT_DELIVERED;
        }
        return text.isEmpty() ? NONE : new CaptionMapping(text, true);
    }
}
