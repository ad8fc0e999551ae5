package dev.creatorflow.activities.persistence.reddit;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of communities. */
final class NamesInText {
    private static final Pattern MENTION =
            Pattern.compile("(?:^|[^A-Za-z0-9_])/?r/([A-Za-z0-9][A-Za-z0-9_]{1,20})(?![A-Za-z0-9_])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{1,20}|[uU]_[A-Za-z0-9_-]{1,20}");

    private NamesInText() {}

    /** The communities a text mentions as r/NAME, in its order and as it writes them. */
    static Set<String> mentioned(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text == null ? "" : text);
        int from = 0;
        while (mention.find(from)) {
            names.add(mention.group(1));
            from = mention.end(1);
        }
        return names;
    }

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    /** A user's own page, which is no community. */
    static boolean userFeed(String name) {
        return name.regionMatches(true, 0, "u_", 0, 2);
    }
}
