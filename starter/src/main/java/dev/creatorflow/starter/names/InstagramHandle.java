package dev.creatorflow.starter.names;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instagram handles as people write them: {@code name}, {@code @Name}, or the address of the profile page. */
public final class InstagramHandle {

    private static final Pattern HANDLE = Pattern.compile("[a-z0-9._]{1,30}");
    private static final Pattern PROFILE_PAGE = Pattern.compile(
            "(?:https?://)?(?:www\\.|m\\.)?instagram\\.com/([^/?#]+)/?(?:reels/?|tagged/?)?(?:[?#].*)?");

    /** First parts of Instagram's addresses that are no accounts. */
    private static final Set<String> PAGES =
            Set.of("p", "reel", "reels", "explore", "stories", "accounts", "direct", "tv", "about", "developer");

    private InstagramHandle() {}

    /** The handle in lower case; empty where the text is none. */
    public static Optional<String> parse(String text) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        Matcher page = PROFILE_PAGE.matcher(written);
        if (page.matches()) {
            return Optional.of(page.group(1)).filter(name -> !PAGES.contains(name) && valid(name));
        }
        return Optional.of(written.startsWith("@") ? written.substring(1) : written)
                .filter(InstagramHandle::valid);
    }

    private static boolean valid(String name) {
        return HANDLE.matcher(name).matches();
    }
}
