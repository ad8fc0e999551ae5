package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.RetryAfter;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.reddit.RedditReading.Reading;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.reddit.RedditRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer worth storing from a failure, and which failure: by status, then by what the body says, then by its content type. That a
 * community is not shown is an answer; that we are not let through is a failure and says nothing of the community.
 */
final class RedditFailures {
    private static final int BLANK_LOOK_AHEAD = 256;

    private final Clock clock;
    private final RedditReading reading = new RedditReading();

    RedditFailures(Clock clock) {
        this.clock = clock;
    }

    /** @param applicationRefused a 401 to a token that was fresh */
    Sent classify(RedditRequest request, HttpAnswer answer, boolean applicationRefused) {
        int status = answer.status();
        String place = RedditEndpoint.template(request.call()) + ", HTTP " + status;
        if (status == 401) {
            return applicationRefused
                    ? failed(
                            answer,
                            FailureType.BAD_CREDENTIALS,
                            "Reddit refuses the application's fresh token (" + place
                                    + "); check the application at reddit.com/prefs/apps.",
                            null)
                    : failed(
                            answer,
                            FailureType.UPSTREAM_UNAVAILABLE,
                            "Reddit no longer takes the token (" + place + "); the next request takes a new one.",
                            Duration.ofSeconds(1));
        }
        if (status == 429) {
            return rateLimited(answer, place);
        }
        if (status / 100 == 3) {
            return leadsToSearch(answer)
                    ? answered(request, answer, new Reading(0, null, false))
                    : failed(
                            answer,
                            FailureType.REQUEST_REFUSED,
                            "Reddit sent us elsewhere (" + place
                                    + "), which is not followed; check REDDIT_API_BASE_URL.",
                            null);
        }
        if (looksLikeHtml(answer)) {
            return failed(
                    answer,
                    FailureType.UPSTREAM_UNAVAILABLE,
                    "Reddit sent a web page instead of an answer (" + place
                            + "): something blocks us, which says nothing of what was asked for.",
                    null);
        }
        if (status >= 500) {
            FailureType type = status == 504 ? FailureType.UPSTREAM_TIMEOUT : FailureType.UPSTREAM_UNAVAILABLE;
            return failed(answer, type, "Reddit failed (" + place + ").", null);
        }
        return ofBody(request, answer, place);
    }

    private Sent ofBody(RedditRequest request, HttpAnswer answer, String place) {
        boolean speaksOfTheThing = answer.status() / 100 == 2 || Refusals.of(answer.status(), json(answer)) != null;
        if (!speaksOfTheThing) {
            return failed(answer, FailureType.REQUEST_REFUSED, "Reddit refused the request (" + place + ").", null);
        }
        Reading read = reading.read(request.call(), request.name(), answer.status(), answer.body());
        String unreadable = read.trouble();
        return unreadable == null
                ? answered(request, answer, read)
                : failed(
                        answer,
                        FailureType.UNREADABLE_ANSWER,
                        "Reddit's answer cannot be read (" + place + "): " + unreadable,
                        null);
    }

    private Sent rateLimited(HttpAnswer answer, String place) {
        ProviderQuota stated = RateHeaders.quota(answer);
        Duration pause =
                RateHeaders.pause(RetryAfter.of(answer.header("retry-after"), answer.header("date"), clock), stated);
        String sentence =
                "Reddit refused: too many requests (" + place + "); all workers wait " + pause.toSeconds() + " s.";
        return failed(answer, FailureType.RATE_LIMITED, sentence, pause, RateHeaders.usedUp(stated, pause));
    }

    Sent classify(RedditRequest request, TransportFault fault) {
        FailureType type = switch (fault) {
            case TransportFault.TimedOut _ -> FailureType.UPSTREAM_TIMEOUT;
            case TransportFault.ConnectionFailed _ -> FailureType.UPSTREAM_UNAVAILABLE;
            case TransportFault.BodyTooLarge _ -> FailureType.ANSWER_TOO_LARGE;
        };
        String sentence =
                "Asking Reddit for " + RedditEndpoint.template(request.call()) + " failed: " + fault.getMessage();
        return new Sent.Failed(
                new FailedCall(type, sentence, null, fault.latency(), fault.sent(), null, ProviderQuota.UNKNOWN, null),
                type.failure(sentence, null, fault));
    }

    private static Sent answered(RedditRequest request, HttpAnswer answer, Reading read) {
        return new Sent.Answered(new FetchedAnswer(
                RedditReading.subject(request),
                read.items(),
                read.after(),
                read.after() != null,
                read.shown(),
                null,
                null,
                answer.status(),
                AnswerBody.of(answer.body()),
                answer.latency(),
                true,
                RateHeaders.quota(answer)));
    }

    private static Sent failed(HttpAnswer answer, FailureType type, String sentence, @Nullable Duration pause) {
        return failed(answer, type, sentence, pause, RateHeaders.quota(answer));
    }

    private static Sent failed(
            HttpAnswer answer, FailureType type, String sentence, @Nullable Duration pause, ProviderQuota quota) {
        return new Sent.Failed(
                new FailedCall(
                        type,
                        sentence,
                        answer.status(),
                        answer.latency(),
                        true,
                        (long) answer.body().length,
                        quota,
                        pause),
                type.failure(sentence, pause, null));
    }

    private static JsonNode json(HttpAnswer answer) {
        try {
            return RedditJson.tree(answer.body());
        } catch (UnreadableAnswerException e) {
            return MissingNode.getInstance();
        }
    }

    /** How Reddit answers the name of a community that does not exist. */
    private static boolean leadsToSearch(HttpAnswer answer) {
        String location = answer.header("location");
        return location != null && location.contains("/subreddits/search");
    }

    private static boolean looksLikeHtml(HttpAnswer answer) {
        String type = answer.contentType();
        boolean declared = type != null && type.toLowerCase(Locale.ROOT).contains("html");
        int length = Math.min(answer.body().length, BLANK_LOOK_AHEAD);
        String start = new String(answer.body(), 0, length, StandardCharsets.UTF_8).stripLeading();
        return start.startsWith("<") || (declared && !start.startsWith("{") && !start.startsWith("["));
    }
}
