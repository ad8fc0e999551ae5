package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.AnswerText.containsAny;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.LooterFailures.Verdict;
import dev.creatorflow.workflows.contract.FailureType;
import java.util.List;
import java.util.Locale;

/**
 * Which failure a refusal is: first by its words, then by its status.
 *
 * @param status of the answer, or of the envelope inside it
 * @param text what it says, cut; empty where it says nothing
 */
record LooterVerdicts(LooterEndpoint endpoint, int status, String text, QuotaHeaders quota) {
    private static final List<String> NO_KEY = List.of(
            "not subscribed", "invalid api key", "invalid key", "missing api key", "missing rapidapi", "blocked user");
    private static final List<String> FOLLOWERS_ONLY = List.of("not authorized to view", "private");

    Verdict of(JsonNode root) {
        String said = text.toLowerCase(Locale.ROOT);
        if (AnswerText.isLoginWall(root)) {
            return failed(FailureType.UPSTREAM_UNAVAILABLE, true, "met Instagram's login wall, which passes");
        }
        if (saysQuota(said)) {
            return failed(
                    FailureType.QUOTA_EXHAUSTED,
                    false,
                    "refused: the plan's quota is used up; wait for its reset or take a larger plan");
        }
        if (status == 429 || saysRate(said)) {
            return failed(FailureType.RATE_LIMITED, false, "refused: too many requests at a time");
        }
        if (containsAny(said, NO_KEY)) {
            return badKey();
        }
        if (status / 100 == 2) {
            return ofSuccess(root, said);
        }
        return status >= 500 ? ofServerError() : ofClientError(root, said);
    }

    private boolean saysQuota(String said) {
        boolean wordless = status == 429 && !saysRate(said) && quota.remaining() != null && quota.remaining() <= 0;
        return wordless || (said.contains("quota") && said.contains("exceeded"));
    }

    private static boolean saysRate(String said) {
        return said.contains("rate limit") || said.contains("too many requests");
    }

    private Verdict ofSuccess(JsonNode root, String said) {
        if (containsAny(said, FOLLOWERS_ONLY)) {
            return followersOnly();
        }
        if (AnswerText.namesMissingAccount(root)) {
            return refused("says that it knows no such account");
        }
        if (AnswerText.hasErrors(root)
                || AnswerText.saysFailed(root)
                || LooterShape.hasNullUser(root)
                || !text.isEmpty()) {
            return failed(FailureType.UPSTREAM_UNAVAILABLE, true, "said that it failed");
        }
        return failed(
                FailureType.SCHEMA_DRIFT,
                true,
                "answered in a shape that is not known here: look at it, the provider may have changed it");
    }

    private Verdict ofServerError() {
        return status == 504
                ? failed(FailureType.UPSTREAM_TIMEOUT, true, "waited too long for its own upstream")
                : failed(FailureType.UPSTREAM_UNAVAILABLE, true, "failed");
    }

    private Verdict ofClientError(JsonNode root, String said) {
        if (containsAny(said, FOLLOWERS_ONLY)) {
            return followersOnly();
        }
        if (AnswerText.saysFailed(root)) {
            return failed(FailureType.UPSTREAM_UNAVAILABLE, true, "said that it failed");
        }
        return switch (status) {
            case 401 -> text.isEmpty() ? blocked() : badKey();
            case 403 -> text.isEmpty() ? blocked() : refused("refused");
            case 404 ->
                refused("knows no such route or thing; if it stays so, check INSTAGRAM_API_BASE_URL and RAPIDAPI_HOST");
            case 408 -> failed(FailureType.UPSTREAM_TIMEOUT, true, "waited too long");
            default ->
                status / 100 == 3
                        ? refused("sent us elsewhere, which is not followed; check INSTAGRAM_API_BASE_URL")
                        : refused("refused");
        };
    }

    private Verdict badKey() {
        return failed(
                FailureType.BAD_CREDENTIALS,
                false,
                "refuses the key; check RAPIDAPI_KEY and the key's subscription to this API");
    }

    /** A bare 401 or 403, often a web page, is a wall before the API and says nothing about the key. */
    private Verdict blocked() {
        return failed(FailureType.UPSTREAM_UNAVAILABLE, true, "is blocked by something before it");
    }

    private Verdict followersOnly() {
        return refused("says that this account shows its content to followers only");
    }

    private Verdict refused(String what) {
        return failed(FailureType.REQUEST_REFUSED, true, what);
    }

    private Verdict failed(FailureType type, boolean billed, String what) {
        String words = text.isEmpty() ? "" : ": \"" + text + "\"";
        return new Verdict(
                type,
                "The Instagram provider " + what + " (" + endpoint.path() + ", HTTP " + status + words + ").",
                billed);
    }
}
