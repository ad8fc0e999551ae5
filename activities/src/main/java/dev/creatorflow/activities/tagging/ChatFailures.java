package dev.creatorflow.activities.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.Redaction;
import dev.creatorflow.activities.http.RetryAfter;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the endpoint's answers from its refusals. */
final class ChatFailures {
    private static final int LONGEST_QUOTE = 200;
    private static final Pattern KIND = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final Redaction redaction;
    private final Clock clock;

    ChatFailures(Secret key, Clock clock) {
        this.redaction = new Redaction(List.of(key.value()));
        this.clock = clock;
    }

    Sent classify(String subject, HttpAnswer answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return TagReading.isAnswer(answer.body())
                    ? answered(subject, answer)
                    : forGood(failed(
                            answer,
                            FailureType.UNREADABLE_ANSWER,
                            "sent what is no answer of its protocol; check OPENAI_BASE_URL if that stays",
                            null));
        }
        if (status == 401 || (status == 403 && aboutTheKey(answer))) {
            return failed(answer, FailureType.BAD_CREDENTIALS, "refuses the key; check OPENAI_API_KEY", null);
        }
        if (status == 429) {
            return limited(answer);
        }
        if (status / 100 == 3) {
            return failed(
                    answer,
                    FailureType.REQUEST_REFUSED,
                    "sent us elsewhere, which is not followed; check OPENAI_BASE_URL",
                    null);
        }
        if (status >= 500 || status == 408) {
            boolean late = status == 504 || status == 408;
            return failed(
                    answer,
                    late ? FailureType.UPSTREAM_TIMEOUT : FailureType.UPSTREAM_UNAVAILABLE,
                    "failed",
                    retryAfter(answer));
        }
        return failed(
                answer,
                FailureType.REQUEST_REFUSED,
                "refused the request" + quote(answer, status == 404)
                        + "; where it refuses every one, check OPENAI_MODEL and OPENAI_BASE_URL",
                null);
    }

    /** A limit passes by itself; a balance that is used up does not. */
    private Sent limited(HttpAnswer answer) {
        return kinds(answer).contains("insufficient_quota")
                ? failed(
                        answer,
                        FailureType.QUOTA_EXHAUSTED,
                        "says that the account's balance is used up; after topping it up: creatorflow budget resume openai",
                        null)
                : failed(answer, FailureType.RATE_LIMITED, "refused: too many requests", retryAfter(answer));
    }

    /** What may have been billed is not asked for again: the community stays due, and staff decide. */
    static Sent classify(TransportFault fault) {
        FailureType type = switch (fault) {
            case TransportFault.TimedOut _ -> FailureType.UPSTREAM_TIMEOUT;
            case TransportFault.ConnectionFailed _ -> FailureType.UPSTREAM_UNAVAILABLE;
            case TransportFault.BodyTooLarge _ -> FailureType.ANSWER_TOO_LARGE;
        };
        String sentence = "Asking for tags failed: " + fault.getMessage();
        Sent.Failed failed = new Sent.Failed(
                new FailedCall(type, sentence, null, fault.latency(), fault.sent(), null, ProviderQuota.UNKNOWN, null),
                type.failure(sentence, null, fault));
        return fault.sent() ? forGood(failed) : failed;
    }

    private static Sent forGood(Sent.Failed failed) {
        return new Sent.Failed(failed.call(), FailureType.forGood(failed.failure()));
    }

    /** Gateways answer 403 to texts they do not like as well, and those are strangers'. */
    private static boolean aboutTheKey(HttpAnswer answer) {
        return kinds(answer).stream()
                .map(kind -> kind.toLowerCase(Locale.ROOT))
                .anyMatch(kind -> kind.contains("auth") || kind.contains("api_key") || kind.contains("permission"));
    }

    /** The error's code and type, where they look like such: what else stands there may be a stranger's text. */
    private static List<String> kinds(HttpAnswer answer) {
        JsonNode error = TagReading.tree(answer.body()).path("error");
        return Stream.of(error.path("code"), error.path("type"))
                .map(JsonNode::asText)
                .filter(kind -> KIND.matcher(kind).matches())
                .distinct()
                .toList();
    }

    private static Sent answered(String subject, HttpAnswer answer) {
        return new Sent.Answered(new FetchedAnswer(
                subject,
                1,
                null,
                false,
                true,
                null,
                null,
                answer.status(),
                AnswerBody.of(answer.body()),
                answer.latency(),
                true,
                ProviderQuota.UNKNOWN));
    }

    /** A 2xx was worked for, and is billed whatever it holds; refusals and faults are not. */
    private static Sent.Failed failed(HttpAnswer answer, FailureType type, String what, @Nullable Duration pause) {
        String sentence = "The endpoint for tags " + what + " (HTTP " + answer.status() + ").";
        return new Sent.Failed(
                new FailedCall(
                        type,
                        sentence,
                        answer.status(),
                        answer.latency(),
                        answer.status() / 100 == 2,
                        (long) answer.body().length,
                        ProviderQuota.UNKNOWN,
                        pause),
                type.failure(sentence, pause, null));
    }

    private @Nullable Duration retryAfter(HttpAnswer answer) {
        return RetryAfter.of(answer.header("retry-after"), answer.header("date"), clock);
    }

    /** @param message whether its message is quoted too: not where it may repeat what the request says, as histories keep it */
    private String quote(HttpAnswer answer, boolean message) {
        String said = String.join(", ", kinds(answer));
        if (message) {
            said = TagReading.tree(answer.body()).path("error").path("message").asText(said);
        }
        if (said.isBlank()) {
            return "";
        }
        String safe = redaction.of(said).replaceAll("\\s+", " ").strip();
        return ": " + (safe.length() <= LONGEST_QUOTE ? safe : safe.substring(0, LONGEST_QUOTE) + "…");
    }
}
