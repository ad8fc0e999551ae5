package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.Redaction;
import dev.creatorflow.activities.http.RetryAfter;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.contract.FailureType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer worth storing from a failure, and which failure: the only place where that is decided.
 *
 * <p>The status alone does not tell. The gateway (RapidAPI), the provider and Instagram behind it each refuse in their own dialect, also with
 * 200; so what the body says is looked at first, and the status decides only where the body says nothing.
 */
final class LooterFailures {
    private static final int LONGEST_QUOTE = 200;
    private static final int BLANK_LOOK_AHEAD = 256;

    private final Clock clock;
    private final Redaction redaction;

    /** @param secrets texts that must not show in any sentence, whoever says them */
    LooterFailures(Clock clock, List<String> secrets) {
        this.clock = clock;
        this.redaction = new Redaction(secrets);
    }

    /** What came of a request that was answered. */
    ProviderAnswer classify(LooterEndpoint endpoint, HttpAnswer answer) {
        QuotaHeaders quota = QuotaHeaders.of(answer.headers());
        Verdict verdict = verdict(endpoint, answer, quota);
        if (verdict.type() == null) {
            return new ProviderAnswer.Answered(
                    endpoint.path(), answer.status(), answer.body(), answer.latency(), quota);
        }
        Duration retryAfter = RetryAfter.of(answer.header("retry-after"), answer.header("date"), clock);
        return new ProviderAnswer.Failed(
                endpoint.path(),
                verdict.type(),
                redaction.of(verdict.sentence()),
                retryAfter,
                verdict.billed(),
                answer.status(),
                answer.latency(),
                quota,
                null);
    }

    /** What came of a request that was not answered, or not wholly. */
    ProviderAnswer.Failed classify(LooterEndpoint endpoint, TransportFault fault) {
        FailureType type = switch (fault) {
            case TransportFault.TimedOut _ -> FailureType.UPSTREAM_TIMEOUT;
            case TransportFault.ConnectionFailed _ -> FailureType.UPSTREAM_UNAVAILABLE;
            case TransportFault.BodyTooLarge _ -> FailureType.ANSWER_TOO_LARGE;
        };
        return new ProviderAnswer.Failed(
                endpoint.path(),
                type,
                redaction.of("Asking the Instagram provider for " + endpoint.path() + " failed: " + fault.getMessage()),
                null,
                fault.sent(),
                null,
                fault.latency(),
                QuotaHeaders.NONE,
                fault);
    }

    private Verdict verdict(LooterEndpoint endpoint, HttpAnswer answer, QuotaHeaders quota) {
        JsonNode body;
        try {
            body = looksLikeHtml(answer) ? MissingNode.getInstance() : LooterJson.skeleton(answer.body());
        } catch (UnreadableBodyException e) {
            body = MissingNode.getInstance();
        }
        JsonNode root = LooterShape.unwrapped(body);
        int status = innerStatus(body, answer.status());
        if (isAnswer(endpoint, root, status)) {
            return Verdict.ANSWER;
        }
        return root.isObject()
                ? new LooterVerdicts(endpoint, status, quote(AnswerText.of(root)), quota).of(root)
                : withoutObject(endpoint, answer, root, status, quota);
    }

    /** A bare 404 may be a wrong address of ours, so only one that names the account speaks of it. */
    private static boolean isAnswer(LooterEndpoint endpoint, JsonNode root, int status) {
        if (status / 100 == 2 && endpoint.isAnswer(root)) {
            return true;
        }
        if (!endpoint.mayKnowNoAccount() || !root.isObject() || !AnswerText.saysNoSuchAccount(root)) {
            return false;
        }
        return status / 100 == 2 || (status == 404 && AnswerText.namesMissingAccount(root));
    }

    private Verdict withoutObject(
            LooterEndpoint endpoint, HttpAnswer answer, JsonNode root, int status, QuotaHeaders quota) {
        if (status / 100 != 2) {
            return new LooterVerdicts(endpoint, status, "", quota).of(MissingNode.getInstance());
        }
        String what = answer.body().length == 0
                ? "an empty body"
                : looksLikeHtml(answer)
                        ? "a web page"
                        : root.isMissingNode() ? "broken JSON" : "JSON that is no object";
        return new Verdict(
                root.isArray() ? FailureType.SCHEMA_DRIFT : FailureType.UNREADABLE_ANSWER,
                "The Instagram provider answered " + endpoint.path() + " with " + what + " instead of an answer.",
                true);
    }

    /** The envelope's own status speaks of the answer inside it. */
    private static int innerStatus(JsonNode envelope, int outer) {
        JsonNode inner = envelope.path("status");
        boolean enveloped = outer / 100 == 2 && envelope.path("body").isObject();
        boolean usable = enveloped && inner.isInt() && inner.intValue() >= 100 && inner.intValue() <= 599;
        return usable ? inner.intValue() : outer;
    }

    private static boolean looksLikeHtml(HttpAnswer answer) {
        String type = answer.contentType();
        boolean declared = type != null && type.toLowerCase(Locale.ROOT).contains("html");
        int length = Math.min(answer.body().length, BLANK_LOOK_AHEAD);
        String start = new String(answer.body(), 0, length, StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("<") || (declared && !start.startsWith("{"));
    }

    private String quote(String text) {
        return SafeText.cut(redaction.of(text), LONGEST_QUOTE);
    }

    /** @param type null for an answer worth storing */
    record Verdict(@Nullable FailureType type, String sentence, boolean billed) {
        static final Verdict ANSWER = new Verdict(null, "", true);
    }
}
