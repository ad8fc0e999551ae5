package dev.creatorflow.infra.simulator.reddit;

import dev.creatorflow.infra.simulator.reddit.graph.Access;
import dev.creatorflow.infra.simulator.server.Reply;
import java.nio.charset.StandardCharsets;

/** Reddit's refusals, each in its own words. */
public final class RedditErrors {
    private static final String WARNING = "This community may contain & show content that not everybody wants to see.";

    private static final String BLOCKED =
            "<!DOCTYPE html><html><head><title>Blocked</title></head><body><h1>whoa there, pardner!</h1><p>Your request"
                    + " has been blocked due to a network policy.</p></body></html>";

    private RedditErrors() {}

    /** 404 without a reason. */
    public static Reply.Answer notFound() {
        return message(404, "Not Found");
    }

    /** 403 without a reason. */
    public static Reply.Answer forbidden() {
        return message(403, "Forbidden");
    }

    public static Reply.Answer unauthorized() {
        return message(401, "Unauthorized")
                .with("www-authenticate", "Bearer realm=\"reddit\", error=\"invalid_token\"");
    }

    public static Reply.Answer tooManyRequests() {
        return message(429, "Too Many Requests");
    }

    /** The web page that refuses an address, whatever it asks for. */
    public static Reply.Answer blocked(int status) {
        return Reply.of(status, "text/html; charset=UTF-8", BLOCKED.getBytes(StandardCharsets.UTF_8));
    }

    /** A body of status and message only. */
    public static Reply.Answer message(int status, String message) {
        return Reply.json(status, "{\"message\": \"" + message + "\", \"error\": " + status + "}");
    }

    /** How a community that is not open refuses. */
    static Reply.Answer of(Access access, String name) {
        return switch (access) {
            case PRIVATE -> reason(403, "private", "");
            case BANNED -> reason(404, "banned", "");
            case GOLD_ONLY -> reason(403, "gold_only", "");
            case QUARANTINED -> reason(403, "quarantined", warning("quarantine_message"));
            case GATED -> reason(403, "gated", warning("interstitial_warning_message"));
            case REDIRECTED -> Reply.of(302, "text/html", new byte[0]).with("Location", "/subreddits/search?q=" + name);
            case MISSING, OPEN -> notFound();
        };
    }

    private static Reply.Answer reason(int status, String reason, String more) {
        String message = status == 403 ? "Forbidden" : "Not Found";
        return Reply.json(
                status,
                "{\"reason\": \"" + reason + "\", " + more + "\"message\": \"" + message + "\", \"error\": " + status
                        + "}");
    }

    private static String warning(String field) {
        return "\"" + field + "\": \"" + WARNING + "\", \"" + field
                + "_html\": \"<!-- SC_OFF --><div class=\\\"md\\\"><p>" + WARNING + "</p></div><!-- SC_ON -->\", ";
    }
}
