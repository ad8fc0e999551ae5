package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a medium worth keeping: of a photo the image, of a video the video and its cover, of a carousel those of each child. A
 * carousel's own image is its first child's again and is left out.
 */
final class SlotMapping {
    private SlotMapping() {}

    static List<MediaSlot> slots(Fields medium, String mediaPk, MediaForm form) {
        List<MediaSlot> slots = new ArrayList<>(2);
        if (form != MediaForm.CAROUSEL) {
            addFile(slots, medium, mediaPk, 0, form == MediaForm.VIDEO);
            return slots;
        }
        Set<String> keys = new HashSet<>();
        int position = 0;
        for (JsonNode entry : children(medium)) {
            Fields child = new Fields(entry.path("node").isObject() ? entry.path("node") : entry, medium.drift());
            String pk = MediaKey.ofChild(child);
            if (pk == null || pk.equals(mediaPk) || !keys.add(pk)) {
                pk = mediaPk + "_" + position;
            }
            addFile(slots, child, pk, position, MediaMapping.form(child) == MediaForm.VIDEO);
            position++;
        }
        return slots;
    }

    /**
     * Whether a carousel came with all its slides: as many as it says it has, which are two at least, and a still of each. Only then what is not
     * among them was taken out of it.
     */
    static boolean isWhole(Fields medium, MediaForm form, List<MediaSlot> slots) {
        int children = children(medium).size();
        JsonNode stated = medium.get("carousel_media_count");
        long stills =
                slots.stream().filter(slot -> slot.role() != MediaRole.VIDEO).count();
        return form == MediaForm.CAROUSEL
                && children >= 2
                && stated.isInt()
                && stated.intValue() == children
                && stills == children;
    }

    /** The children of a carousel; empty for everything else. */
    static JsonNode children(Fields medium) {
        JsonNode children = medium.get("carousel_media");
        return children.isArray()
                ? children
                : medium.get("edge_sidecar_to_children").path("edges");
    }

    private static void addFile(List<MediaSlot> slots, Fields medium, String pk, int position, boolean video) {
        Candidate image = widestImage(medium);
        Candidate film = video ? widestVideo(medium) : null;
        if (film != null) {
            slots.add(film.slot(pk, MediaRole.VIDEO, position));
        }
        if (image != null) {
            slots.add(image.slot(pk, video ? MediaRole.COVER : MediaRole.IMAGE, position));
        }
    }

    private static @Nullable Candidate widestImage(Fields medium) {
        Candidate widest = null;
        for (JsonNode candidate : medium.get("image_versions2").path("candidates")) {
            widest = wider(widest, Candidate.of(medium, candidate, "url", "width", "height"));
        }
        for (JsonNode candidate : medium.get("display_resources")) {
            widest = wider(widest, Candidate.of(medium, candidate, "src", "config_width", "config_height"));
        }
        return wider(widest, Candidate.ofDisplay(medium));
    }

    private static @Nullable Candidate widestVideo(Fields medium) {
        Candidate widest = null;
        for (JsonNode candidate : medium.get("video_versions")) {
            widest = wider(widest, Candidate.of(medium, candidate, "url", "width", "height"));
        }
        return wider(widest, Candidate.ofFilm(medium));
    }

    /** The wider one; among equals the taller, then the one that comes first. */
    private static @Nullable Candidate wider(@Nullable Candidate best, @Nullable Candidate next) {
        if (best == null || next == null) {
            return best == null ? next : best;
        }
        int byWidth = Integer.compare(best.knownWidth(), next.knownWidth());
        boolean keep = byWidth > 0 || (byWidth == 0 && best.knownHeight() >= next.knownHeight());
        return keep ? best : next;
    }

    private record Candidate(
            String url, @Nullable Integer width, @Nullable Integer height) {
        static @Nullable Candidate of(Fields medium, JsonNode node, String url, String width, String height) {
            String link = Links.web(node.path(url), url, medium.drift());
            return link == null ? null : new Candidate(link, size(node.path(width)), size(node.path(height)));
        }

        /** A GraphQL node's picture, whose size is the node's {@code dimensions}. */
        static @Nullable Candidate ofDisplay(Fields medium) {
            String link = Links.web(medium.get("display_url"), "display_url", medium.drift());
            JsonNode dimensions = medium.get("dimensions");
            return link == null
                    ? null
                    : new Candidate(link, size(dimensions.path("width")), size(dimensions.path("height")));
        }

        /** A GraphQL node's video, whose own size is not stated. */
        static @Nullable Candidate ofFilm(Fields medium) {
            String link = Links.web(medium.get("video_url"), "video_url", medium.drift());
            return link == null ? null : new Candidate(link, null, null);
        }

        MediaSlot slot(String pk, MediaRole role, int position) {
            return new MediaSlot(pk, role, position, url, width, height);
        }

        int knownWidth() {
            return width == null ? 0 : width;
        }

        int knownHeight() {
            return height == null ? 0 : height;
        }

        private static @Nullable Integer size(JsonNode pixels) {
            return pixels.isInt() && pixels.intValue() > 0 ? pixels.intValue() : null;
        }
    }
}
