package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.Post;
import dev.creatorflow.infra.simulator.reddit.graph.PostKind;
import dev.creatorflow.infra.simulator.reddit.graph.PostText;

/** What hangs on a post: pictures, galleries, videos, links. The files are on the simulator's CDN. */
final class LinkMedia {
    private static final int WIDTH = 1_080;
    private static final int HEIGHT = 1_350;
    private static final int[] PREVIEW_WIDTHS = {108, 216, 320, 640};

    private final String cdn;

    LinkMedia(String base) {
        this.cdn = base + CdnHandler.REDDIT;
    }

    void write(ObjectNode link, PostKind kind, Post post, Community community) {
        boolean self = kind == PostKind.TEXT || kind == PostKind.POLL;
        String page = "https://www.reddit.com" + PostText.permalink(post, community.name());
        link.put("is_self", self).put("is_video", kind == PostKind.VIDEO);
        thumbnail(link, kind, post, community);
        switch (kind) {
            case TEXT, CROSSPOST -> self(link, page, community);
            case POLL -> {
                self(link, page, community);
                poll(link, post);
            }
            case IMAGE -> {
                String name = "i.redd.it/" + post.id() + (Dice.chance(post.key() + 21, 0.1) ? "" : ".jpg");
                target(link, cdn + name, "i.redd.it").put("post_hint", "image").put("is_reddit_media_domain", true);
                preview(link, post);
            }
            case GALLERY -> gallery(link, post);
            case VIDEO -> video(link, post);
            case EMBED -> {
                target(link, "https://www.youtube.com/watch?v=" + post.id() + "&t=10", "youtube.com")
                        .put("post_hint", "rich:video");
                embed(link, post);
            }
            case LINK -> {
                target(link, "https://example.com/articles/" + post.id() + "?from=feed&lang=en", "example.com")
                        .put("post_hint", "link");
                preview(link, post);
            }
        }
    }

    private static void self(ObjectNode link, String page, Community community) {
        link.put("domain", "self." + community.name()).put("url", page);
    }

    private static ObjectNode target(ObjectNode link, String url, String domain) {
        return link.put("domain", domain).put("url", url).put("url_overridden_by_dest", url);
    }

    /** A link to a picture, or a word that stands for one. */
    private void thumbnail(ObjectNode link, PostKind kind, Post post, Community community) {
        boolean pictured = kind == PostKind.IMAGE || kind == PostKind.VIDEO || kind == PostKind.EMBED;
        String thumbnail;
        if (PostText.nsfw(post, community)) {
            thumbnail = "nsfw";
        } else if (PostText.spoiler(post)) {
            thumbnail = "spoiler";
        } else if (kind == PostKind.TEXT || kind == PostKind.POLL) {
            thumbnail = Dice.chance(post.key() + 22, 0.05) ? "" : "self";
        } else {
            thumbnail = pictured ? cdn + "b.thumbs.redditmedia.com/" + post.id() + ".jpg" : "default";
        }
        link.put("thumbnail", thumbnail);
        if (thumbnail.startsWith("http")) {
            link.put("thumbnail_width", 140).put("thumbnail_height", 140);
        } else {
            link.putNull("thumbnail_width").putNull("thumbnail_height");
        }
    }

    private void preview(ObjectNode link, Post post) {
        ObjectNode preview = link.putObject("preview");
        ObjectNode image = preview.putArray("images").addObject();
        image.set("source", picture("preview.redd.it/" + post.id() + ".jpg?auto=webp&s=", post, WIDTH, "url"));
        ArrayNode resolutions = image.putArray("resolutions");
        for (int width : PREVIEW_WIDTHS) {
            String path = "preview.redd.it/" + post.id() + ".jpg?width=" + width + "&crop=smart&auto=webp&s=";
            resolutions.add(picture(path, post, width, "url"));
        }
        image.putObject("variants");
        image.put("id", "P" + post.id());
        preview.put("enabled", true);
    }

    /** A picture with its size; in galleries the names are of one letter. */
    private ObjectNode picture(String path, Post post, int width, String url) {
        boolean gallery = url.equals("u");
        int height = width * HEIGHT / WIDTH;
        return Things.object()
                .put(url, cdn + path + (path.endsWith("=") ? Long.toHexString(Dice.hash(post.key(), width)) : ""))
                .put(gallery ? "x" : "width", width)
                .put(gallery ? "y" : "height", height);
    }

    private void gallery(ObjectNode link, Post post) {
        target(link, "https://www.reddit.com/gallery/" + post.id(), "reddit.com")
                .put("is_gallery", true);
        ArrayNode items = link.putObject("gallery_data").putArray("items");
        ObjectNode metadata = link.putObject("media_metadata");
        int count = Dice.between(post.key() + 23, 2, 5);
        for (int number = 0; number < count; number++) {
            String id = post.id() + "g" + number;
            ObjectNode item = items.addObject().put("media_id", id).put("id", 659_119_000L + number);
            if (number == 1) {
                item.put("caption", "The other side & back");
            }
            ObjectNode entry = metadata.putObject(id);
            if (Dice.chance(post.key() * 7 + number, 0.06)) {
                entry.put("status", "unprocessed");
                continue;
            }
            entry.put("status", "valid").put("e", "Image").put("m", "image/jpg").put("id", id);
            ArrayNode smaller = entry.putArray("p");
            for (int width : PREVIEW_WIDTHS) {
                String path = "preview.redd.it/" + id + ".jpg?width=" + width + "&crop=smart&auto=webp&s=";
                smaller.add(picture(path, post, width, "u"));
            }
            entry.set("s", picture("preview.redd.it/" + id + ".jpg?width=" + WIDTH + "&s=", post, WIDTH, "u"));
        }
    }

    private void video(ObjectNode link, Post post) {
        String folder = cdn + "v.redd.it/" + post.id() + "/";
        target(link, "https://v.redd.it/" + post.id(), "v.redd.it")
                .put("post_hint", "hosted:video")
                .put("is_reddit_media_domain", true);
        ObjectNode media = Things.object();
        media.putObject("reddit_video")
                .put("bitrate_kbps", 2_400)
                .put("fallback_url", folder + "DASH_720.mp4?source=fallback")
                .put("has_audio", true)
                .put("height", 1_280)
                .put("width", 720)
                .put("scrubber_media_url", folder + "DASH_96.mp4")
                .put("dash_url", folder + "DASHPlaylist.mpd?a=1&v=1&f=sd")
                .put("duration", Dice.between(post.key() + 24, 3, 60))
                .put("hls_url", folder + "HLSPlaylist.m3u8?a=1&v=1&f=sd")
                .put("is_gif", false)
                .put("transcoding_status", "completed");
        link.set("media", media);
        link.set("secure_media", media.deepCopy());
        preview(link, post);
    }

    private static void embed(ObjectNode link, Post post) {
        ObjectNode media = Things.object().put("type", "youtube.com");
        media.putObject("oembed")
                .put("provider_url", "https://www.youtube.com/")
                .put("title", PostText.title(post))
                .put("html", "<iframe width=\"356\" src=\"https://www.youtube.com/embed/" + post.id() + "\"></iframe>")
                .put("provider_name", "YouTube")
                .put("type", "video");
        link.set("media", media);
        link.set("secure_media", media.deepCopy());
    }

    private static void poll(ObjectNode link, Post post) {
        ObjectNode poll = link.putObject("poll_data");
        ArrayNode options = poll.putArray("options");
        for (String text : new String[] {"Yes & no", "Never", "Always"}) {
            options.addObject().put("text", text).put("id", Long.toString(post.key() % 100_000 + options.size()));
        }
        poll.put("total_vote_count", Dice.below(post.key() + 25, 900))
                .put(
                        "voting_end_timestamp",
                        post.createdAt().plusSeconds(259_200).toEpochMilli())
                .putNull("user_selection");
    }
}
