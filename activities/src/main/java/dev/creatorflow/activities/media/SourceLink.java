package dev.creatorflow.activities.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upstream's link to a file, taken apart without asking anybody. Made only of what can be requested at all: absolute, http or https, with a
 * host and without user information.
 */
record SourceLink(URI uri) {
    /** Longer links are no links of a CDN. */
    private static final int LONGEST = 8_192;

    /** The signed link's end: seconds since 1970 in hexadecimal. */
    private static final Pattern EXPIRES = Pattern.compile("(?:^|&)oe=([0-9A-Fa-f]{8})(?:&|$)");

    static Optional<SourceLink> of(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return requestable(uri) ? Optional.of(new SourceLink(uri)) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean requestable(URI uri) {
        return uri.getHost() != null
                && uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                && uri.getRawUserInfo() == null;
    }

    /** When the link stops working; null where it does not say. */
    @Nullable Instant expiresAt() {
        String query = uri.getRawQuery();
        Matcher matcher = EXPIRES.matcher(query == null ? "" : query);
        return matcher.find() ? Instant.ofEpochSecond(Long.parseLong(matcher.group(1), 16)) : null;
    }

    /** The last part of the path: the same file has it on every CDN host and in every signature. */
    String fileName() {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return secure() ? 443 : 80;
    }

    /** For messages and logs: where it leads, without the signature. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
