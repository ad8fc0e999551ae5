package dev.creatorflow.starter.names;

import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Communities and redditors as people write them: {@code r/name}, {@code /u/Name}, {@code user/name}, the address of the page, or the name
 * alone where it is clear which of both is meant.
 */
public final class RedditName {
    private static final Pattern COMMUNITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{1,20}|u_[A-Za-z0-9_-]{3,20}");
    private static final Pattern REDDITOR = Pattern.compile("[A-Za-z0-9_-]{3,20}");
    private static final Pattern PREFIXED = Pattern.compile(
            "(?i)(?:(?:https?://)?(?:www\\.|old\\.|new\\.|m\\.)?reddit\\.com)?/?(r|u|user)/([^/?#]+)/?(?:[?#/].*)?");

    private RedditName() {}

    /**
     * The community or redditor a text names, in its own letters; empty where it names none.
     *
     * @param alone what a name without prefix means; null where it means nothing
     */
    public static Optional<RedditTarget> parse(String text, @Nullable Kind alone) {
        String written = text.strip();
        Matcher prefixed = PREFIXED.matcher(written);
        if (prefixed.matches()) {
            Kind kind = prefixed.group(1).equalsIgnoreCase("r") ? Kind.SUBREDDIT : Kind.USER;
            return of(kind, prefixed.group(2));
        }
        return alone == null ? Optional.empty() : of(alone, written);
    }

    private static Optional<RedditTarget> of(Kind kind, String name) {
        Pattern form = kind == Kind.SUBREDDIT ? COMMUNITY : REDDITOR;
        return form.matcher(name).matches() ? Optional.of(new RedditTarget(kind, name)) : Optional.empty();
    }
}
