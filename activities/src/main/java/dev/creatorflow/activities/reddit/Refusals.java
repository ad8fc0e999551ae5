package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a JSON answer other than the thing itself says of it: by its reason first, then by its status. */
final class Refusals {
    private Refusals() {}

    /** The status the body names inside itself, where the answer's own one is 200. */
    static int status(int outer, JsonNode root) {
        JsonNode inner = root.path("error");
        boolean instead = outer / 100 == 2 && root.isObject() && !root.has("data") && inner.isInt();
        return instead && inner.intValue() >= 400 && inner.intValue() <= 599 ? inner.intValue() : outer;
    }

    /** Why the thing is not shown; null where the answer says nothing of the thing. */
    static @Nullable Unavailable of(int outer, JsonNode root) {
        if (!root.isObject()) {
            return null;
        }
        int status = status(outer, root);
        String reason = root.path("reason").asText("").toLowerCase(Locale.ROOT);
        if (status != 400 && status != 403 && status != 404) {
            return null;
        }
        return switch (reason) {
            case "private" -> Unavailable.PRIVATE;
            case "banned" -> Unavailable.BANNED;
            case "quarantined" -> Unavailable.QUARANTINED;
            case "gated" -> Unavailable.GATED;
            case "gold_only" -> Unavailable.GOLD_ONLY;
            case "user_doesnt_exist", "subreddit_noexist" -> Unavailable.NOT_FOUND;
            default -> status == 404 ? Unavailable.NOT_FOUND : status == 403 ? Unavailable.FORBIDDEN : null;
        };
    }
}
