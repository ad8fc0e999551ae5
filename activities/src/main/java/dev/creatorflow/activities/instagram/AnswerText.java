package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.text.SafeText;
import java.util.List;
import java.util.Locale;

/** What an answer says in words. The provider, Instagram behind it and the gateway before it speak three dialects under one status code. */
final class AnswerText {
    private static final List<String> PLACES =
            List.of("message", "messages", "error", "error_message", "errorMessage", "detail", "info", "error_type");
    private static final List<String> NO_SUCH_ACCOUNT = List.of(
            "not found",
            "not_found",
            "not exist",
            "n't exist",
            "no such user",
            "no user",
            "invalid username",
            "isn't available");

    private AnswerText() {}

    /** The first words of the answer, as delivered; empty where there are none. */
    static String of(JsonNode answer) {
        for (String place : PLACES) {
            JsonNode said = answer.path(place);
            JsonNode text = said.isObject() ? said.path("message") : said.isArray() ? said.path(0) : said;
            if (text.isTextual() && !text.textValue().isBlank()) {
                return SafeText.of(text.textValue().strip());
            }
        }
        return "";
    }

    /** {@code "status": "fail"} and its relatives, and {@code "status": false}. */
    static boolean saysFailed(JsonNode answer) {
        JsonNode status = answer.path("status");
        String word = status.isTextual() ? status.textValue().toLowerCase(Locale.ROOT) : "";
        return Boolean.FALSE.equals(Fields.flag(status))
                || List.of("fail", "failed", "error", "false").contains(word);
    }

    /** Errors beside the answer, even under {@code "status": "ok"}. */
    static boolean hasErrors(JsonNode answer) {
        return answer.path("errors").isContainerNode() && !answer.path("errors").isEmpty();
    }

    /** Instagram's login wall: a passing block of the provider's sessions, although it comes as 401 or says "wait". */
    static boolean isLoginWall(JsonNode answer) {
        String text = of(answer).toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(Fields.flag(answer.path("require_login")))
                || containsAny(
                        text,
                        List.of("login_required", "checkpoint", "challenge_required", "please wait a few minutes"));
    }

    /**
     * A profile answer that knows no such account: a null user, words to that effect, or a bare {@code "status": false}. A failure with any
     * other words is none: unknown is not missing.
     */
    static boolean saysNoSuchAccount(JsonNode answer) {
        JsonNode user = LooterShape.profile(answer);
        if (user.has("username") || hasErrors(answer) || isLoginWall(answer)) {
            return false;
        }
        String text = of(answer).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return LooterShape.hasNullUser(answer) || saysFailed(answer);
        }
        return containsAny(text, NO_SUCH_ACCOUNT) && !speaksOfTheRoute(text);
    }

    /** Words to the effect that there is no such account, and not merely nothing at this address. */
    static boolean namesMissingAccount(JsonNode answer) {
        String text = of(answer).toLowerCase(Locale.ROOT);
        boolean ofAnAccount = saysFailed(answer) || containsAny(text, List.of("user", "account", "profile"));
        return containsAny(text, NO_SUCH_ACCOUNT) && !speaksOfTheRoute(text) && ofAnAccount;
    }

    /** "API doesn't exists", "Endpoint '/x' does not exist": the gateway does not know the address that was asked. */
    private static boolean speaksOfTheRoute(String lowerCaseText) {
        return containsAny(lowerCaseText, List.of("endpoint", "api ", "route ", "path "));
    }

    static boolean containsAny(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }
}
