package dev.creatorflow.infra.simulator.reddit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path as Reddit reads it: with or without {@code .json}, in any letter case of the names.
 *
 * @param subject the community's or redditor's name as sent, empty where there is none
 */
public record RedditCall(RedditEndpoint endpoint, String subject) {
    private static final Pattern COMMUNITY = Pattern.compile("/r/([^/]+)/(about|about/rules|top|new|hot)");
    private static final Pattern REDDITOR = Pattern.compile("/(?:user|u)/([^/]+)/(about|submitted)");

    /** The call of a method and path; empty when Reddit has no such endpoint. */
    public static Optional<RedditCall> of(String method, String path) {
        if (path.equals("/api/v1/access_token")) {
            return method.equals("POST") ? Optional.of(new RedditCall(RedditEndpoint.TOKEN, "")) : Optional.empty();
        }
        if (!method.equals("GET")) {
            return Optional.empty();
        }
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        plain = plain.endsWith(".json") ? plain.substring(0, plain.length() - 5) : plain;
        if (plain.equals("/api/info")) {
            return Optional.of(new RedditCall(RedditEndpoint.INFO, ""));
        }
        if (plain.equals("/subreddits/search")) {
            return Optional.of(new RedditCall(RedditEndpoint.SEARCH, ""));
        }
        Matcher community = COMMUNITY.matcher(plain);
        if (community.matches()) {
            String what = community.group(2);
            String name = what.equals("about/rules") ? "RULES" : what.toUpperCase(Locale.ROOT);
            return Optional.of(new RedditCall(RedditEndpoint.valueOf(name), community.group(1)));
        }
        Matcher redditor = REDDITOR.matcher(plain);
        return redditor.matches()
                ? Optional.of(new RedditCall(
                        redditor.group(2).equals("about") ? RedditEndpoint.USER : RedditEndpoint.SUBMITTED,
                        redditor.group(1)))
                : Optional.empty();
    }
}
