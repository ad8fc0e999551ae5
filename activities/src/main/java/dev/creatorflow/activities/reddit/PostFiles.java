package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and videos of a post that Reddit itself keeps, each at its widest. What a link leads to elsewhere (imgur, YouTube, redgifs) is none of
 * them, and neither is what a crosspost repeats. Which host a link names is not judged here: the transfer asks allowed hosts only.
 *
 * @param id the post's, without prefix
 */
record PostFiles(Thing t, String id) {
    /** Hosts of Reddit's own files, as {@code domain} names them. */
    private static final Set<String> OWN = Set.of("i.redd.it", "v.redd.it", "preview.redd.it");

    /** Given up by Reddit years ago, and no host that files are asked of. */
    private static final String FORMER = "i.reddituploads.com";

    private static final String READY = "valid";

    /** In the order of their places; empty where the post has none. */
    List<MediaSlot> all() {
        if (t.has("crosspost_parent") || t.has("crosspost_parent_list")) {
            return List.of();
        }
        if (t.isTrue("is_gallery")) {
            return gallery();
        }
        JsonNode video = video();
        if (video.isObject()) {
            return video(new Thing(video));
        }
        return ownPicture() ? picture() : List.of();
    }

    /** Whether every place of the post gave a file; false where one is not processed yet, or is not shown. */
    boolean whole() {
        if (t.isTrue("is_gallery")) {
            return gallery().size()
                    == t.data().path("gallery_data").path("items").size();
        }
        JsonNode video = video();
        return video.isObject() ? isReady(new Thing(video)) : !isVideo();
    }

    /** What could not be processed, or is not yet, leaves its place free. */
    private List<MediaSlot> gallery() {
        List<MediaSlot> files = new ArrayList<>();
        int place = 0;
        for (JsonNode item : t.data().path("gallery_data").path("items")) {
            String mediaId = new Thing(item).filled("media_id");
            MediaSlot file = mediaId == null
                    ? null
                    : item(mediaId, place, t.data().path("media_metadata").path(mediaId));
            if (file != null) {
                files.add(file);
            }
            place++;
        }
        return files;
    }

    private static @Nullable MediaSlot item(String mediaId, int place, JsonNode metadata) {
        if (!READY.equals(metadata.path("status").textValue())) {
            return null;
        }
        Thing source = new Thing(metadata.path("s"));
        String video = source.filled("mp4");
        if (video != null) {
            return slot(mediaId, MediaRole.VIDEO, place, video, source, "x", "y");
        }
        String still = source.filled("u");
        String picture = still == null ? source.filled("gif") : still;
        return picture == null
                ? smaller(mediaId, place, metadata.path("p"))
                : slot(mediaId, MediaRole.IMAGE, place, picture, source, "x", "y");
    }

    /** The widest of the smaller forms, where the picture itself is not named. */
    private static @Nullable MediaSlot smaller(String mediaId, int place, JsonNode forms) {
        MediaSlot widest = null;
        for (JsonNode form : forms) {
            Thing one = new Thing(form);
            String url = one.filled("u");
            MediaSlot slot = url == null ? null : slot(mediaId, MediaRole.IMAGE, place, url, one, "x", "y");
            if (slot != null && (widest == null || width(slot) > width(widest))) {
                widest = slot;
            }
        }
        return widest;
    }

    private static int width(MediaSlot slot) {
        Integer width = slot.width();
        return width == null ? 0 : width;
    }

    private JsonNode video() {
        JsonNode secure = t.data().path("secure_media").path("reddit_video");
        return secure.isObject() ? secure : t.data().path("media").path("reddit_video");
    }

    /** The file without sound, as Reddit keeps them, and the picture that stands for it. */
    private List<MediaSlot> video(Thing video) {
        List<MediaSlot> files = new ArrayList<>();
        String url = video.filled("fallback_url");
        if (url != null && isReady(video)) {
            files.add(slot(id, MediaRole.VIDEO, 0, url, video, "width", "height"));
        }
        Thing preview = preview();
        String cover = preview.filled("url");
        if (cover != null) {
            files.add(slot(id, MediaRole.COVER, 0, cover, preview, "width", "height"));
        }
        return files;
    }

    private static boolean isReady(Thing video) {
        String processed = video.filled("transcoding_status");
        return video.filled("fallback_url") != null && (processed == null || processed.equals("completed"));
    }

    private boolean ownPicture() {
        String domain = t.filled("domain");
        return !t.isTrue("is_self")
                && !FORMER.equals(domain)
                && (t.isTrue("is_reddit_media_domain") || (domain != null && OWN.contains(domain)));
    }

    private boolean isVideo() {
        return t.isTrue("is_video") || "v.redd.it".equals(t.filled("domain"));
    }

    /** A video whose own description is missing has no file here: its link leads to a page. */
    private List<MediaSlot> picture() {
        if (isVideo()) {
            return List.of();
        }
        Thing moving = new Thing(image().path("variants").path("mp4").path("source"));
        String video = moving.filled("url");
        if (video != null) {
            // A GIF in a tenth of its bytes: pictures may have fewer than a GIF can.
            return List.of(slot(id, MediaRole.VIDEO, 0, video, moving, "width", "height"));
        }
        Thing preview = preview();
        String meant = t.filled("url_overridden_by_dest");
        String named = meant == null ? t.filled("url") : meant;
        String url = named == null ? preview.filled("url") : named;
        return url == null ? List.of() : List.of(slot(id, MediaRole.IMAGE, 0, url, preview, "width", "height"));
    }

    /** The widest preview, in the picture's own size. */
    private Thing preview() {
        return new Thing(image().path("source"));
    }

    private JsonNode image() {
        return t.data().path("preview").path("images").path(0);
    }

    /** Entities are decoded whatever the body is written in: no link has one. */
    private static MediaSlot slot(
            String mediaId, MediaRole role, int place, String url, Thing size, String width, String height) {
        return new MediaSlot(
                mediaId, role, place, Entities.decode(url), size.smallCount(width), size.smallCount(height));
    }
}
