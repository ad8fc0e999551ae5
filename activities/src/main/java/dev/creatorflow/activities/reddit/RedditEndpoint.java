package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where each call goes: path and query, from names that were checked. */
final class RedditEndpoint {
    /** What may stand in a path; more than Reddit allows new ones, since old ones are shorter. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,29}");

    private static final Pattern POST = Pattern.compile("t3_[0-9a-z]{1,13}");

    private RedditEndpoint() {}

    /** The path without the name, for the ledger. */
    static String template(RedditCall call) {
        return path(call, "{name}");
    }

    /** Path and query. */
    static String of(RedditRequest request) {
        String query = switch (request.call()) {
            case ABOUT, RULES, USER_ABOUT -> "";
            case TOP_WEEK -> "t=week&" + listing(request);
            case NEW -> listing(request);
            case SUBMITTED -> "sort=new&" + listing(request);
            case INFO -> "id=" + String.join(",", request.ids()) + "&";
        };
        return path(request.call(), request.name()) + "?" + query + "raw_json=1";
    }

    /** Why it cannot be asked; null where it can. */
    static @Nullable String trouble(RedditRequest request) {
        if (request.call() == RedditCall.INFO) {
            boolean fine = !request.ids().isEmpty()
                    && request.ids().size() <= RedditCall.PAGE_SIZE
                    && request.ids().stream().allMatch(id -> POST.matcher(id).matches());
            return fine ? null : "1 to 100 names of posts such as t3_abc are wanted. Nothing was asked.";
        }
        if (!NAME.matcher(request.name()).matches()) {
            return "\"" + SafeText.cut(request.name(), 60)
                    + "\" is no name on Reddit: letters, digits, _ and - are allowed. Nothing was asked.";
        }
        return request.limit() < 1 || request.limit() > RedditCall.PAGE_SIZE
                ? "A page has 1 to " + RedditCall.PAGE_SIZE + " entries, not " + request.limit() + "."
                : null;
    }

    private static String path(RedditCall call, String name) {
        return switch (call) {
            case ABOUT -> "/r/" + name + "/about";
            case RULES -> "/r/" + name + "/about/rules";
            case TOP_WEEK -> "/r/" + name + "/top";
            case NEW -> "/r/" + name + "/new";
            case USER_ABOUT -> "/user/" + name + "/about";
            case SUBMITTED -> "/user/" + name + "/submitted";
            case INFO -> "/api/info";
        };
    }

    private static String listing(RedditRequest request) {
        String after = request.after();
        String from = after == null ? "" : "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return "limit=" + request.limit() + from + "&";
    }
}
