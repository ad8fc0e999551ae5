package dev.creatorflow.activities.media.fetch;

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
public record SourceLink(URI uri) {
    /** Longer links are no links of a CDN. */
    private static final int LONGEST = 8_192;

    /** The signed link's end: seconds since 1970 in hexadecimal. */
    private static final Pattern EXPIRES = Pattern.compile("(?:^|&)oe=([0-9A-Fa-f]{8})(?:&|$)");

    public static Optional<SourceLink> of(@Nullable String text) {
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
    public @Nullable Instant expiresAt() {
        String query = uri.getRawQuery();
        Matcher matcher = EXPIRES.matcher(query == null ? "" : query);
        return matcher.find() ? Instant.ofEpochSecond(Long.parseLong(matcher.group(1), 16)) : null;
    }

    /** The last part of the path: the same file has it on every CDN host and in every signature. */
    public String fileName() {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Lower case; an IPv6 address stands in brackets. */
    public String host() {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    /** The stated port, or the scheme's. */
    public int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return secure() ? 443 : 80;
    }

    /** Where a redirect leads; empty where it leads to no link, or from https back to http. */
    Optional<SourceLink> follow(@Nullable String location) {
        if (location == null) {
            return Optional.empty();
        }
        try {
            return of(uri.resolve(new URI(location)).toString()).filter(next -> next.secure() || !secure());
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** For messages and logs: where it leads, without the signature. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
