package dev.creatorflow.activities.analytics.reddit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of posts, by Reddit's marks first, then by where the post leads. */
public enum PostType {
    GALLERY,
    VIDEO,
    IMAGE,
    TEXT,
    LINK;

    private static final List<String> VIDEO_HOSTS =
            List.of("v.redd.it", "youtube.com", "youtu.be", "redgifs.com", "streamable.com", "vimeo.com");
    private static final List<String> IMAGE_HOSTS = List.of("i.redd.it", "imgur.com");
    private static final List<String> IMAGE_ENDINGS = List.of(".jpg", ".jpeg", ".png", ".gif", ".webp");

    private static final Pattern START = Pattern.compile("^https?://[A-Za-z0-9.-]+");

    /** The word that is stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this word; null where there is none of it. */
    public static @Nullable PostType labelled(@Nullable String label) {
        for (PostType type : values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        return null;
    }

    /** The type of the averages, which know four: a gallery is images. */
    PostType folded() {
        return this == GALLERY ? IMAGE : this;
    }

    /** Queries and letter case of an address do not matter, and its host does. */
    public static @Nullable PostType of(PostSample post) {
        if (post.gallery()) {
            return GALLERY;
        }
        String host = host(post);
        if (post.video() || on(host, VIDEO_HOSTS)) {
            return VIDEO;
        }
        if (post.self()) {
            return TEXT;
        }
        String path = path(post.url());
        if (on(host, IMAGE_HOSTS) || IMAGE_ENDINGS.stream().anyMatch(path::endsWith)) {
            return IMAGE;
        }
        return host.isEmpty() ? null : LINK;
    }

    private static boolean on(String host, List<String> hosts) {
        return hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static String host(PostSample post) {
        String url = post.url();
        String domain = post.domain();
        String host = url == null ? "" : lower(uri(url).getHost());
        return host.isEmpty() ? lower(domain) : host;
    }

    private static String path(@Nullable String url) {
        return url == null ? "" : lower(uri(url).getPath());
    }

    /** Of an address that is not written by the rules, the part up to its path. */
    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException _) {
            Matcher start = START.matcher(url);
            return URI.create(start.find() ? start.group() : "");
        }
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
