package dev.creatorflow.workflows.reddit;

import java.util.Locale;

/**
 * A community or a user as a target: {@code r/name} or {@code u/name}, lower case, in run rows, ranges, batches and as subject of answers.
 *
 * @param name in any letter case, without prefix
 */
public record RedditTarget(Kind kind, String name) {
    /** What a target is. */
    public enum Kind {
        SUBREDDIT("r/"),
        USER("u/");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    public static RedditTarget subreddit(String name) {
        return new RedditTarget(Kind.SUBREDDIT, name);
    }

    public static RedditTarget user(String name) {
        return new RedditTarget(Kind.USER, name);
    }

    /** @param key as {@link #key()} writes it, in any letter case */
    public static RedditTarget of(String key) {
        for (Kind kind : Kind.values()) {
            if (key.length() > 2 && key.regionMatches(true, 0, kind.prefix(), 0, 2)) {
                return new RedditTarget(kind, key.substring(2));
            }
        }
        throw new IllegalArgumentException("\"" + key + "\" is neither r/NAME nor u/NAME");
    }

    /** {@code r/name} or {@code u/name}, lower case: the key that fits whatever the letter case. */
    public String key() {
        return kind.prefix() + lowerName();
    }

    public String lowerName() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** For people: with the name's own letter case. */
    public String label() {
        return kind.prefix() + name;
    }
}
