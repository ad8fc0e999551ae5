package dev.creatorflow.infra.simulator.reddit.gate;

import dev.creatorflow.infra.simulator.fault.ApiSpoiler;
import dev.creatorflow.infra.simulator.fault.Effect;
import dev.creatorflow.infra.simulator.fault.EffectKind;
import dev.creatorflow.infra.simulator.fault.Spoilt;
import dev.creatorflow.infra.simulator.reddit.RedditErrors;
import dev.creatorflow.infra.simulator.server.Reply;
import java.util.Optional;

/** Applies effects to Reddit's answers: statuses and web pages are Reddit's own, the rest as everywhere. */
final class RedditSpoiler {
    private RedditSpoiler() {}

    /** The answer without the fault. */
    interface Truth {
        Reply.Answer answer();
    }

    static Spoilt apply(Effect effect, Truth truth) throws InterruptedException {
        if (effect.kind() == EffectKind.HTML) {
            return new Spoilt(RedditErrors.blocked(effect.status() == 0 ? 403 : effect.status()), "fault html", false);
        }
        if (effect.kind() == EffectKind.STATUS) {
            return new Spoilt(status(effect), "fault status", false);
        }
        return ApiSpoiler.apply(effect, new ApiSpoiler.Truth() {
            @Override
            public Reply.Answer answer() {
                return truth.answer();
            }

            @Override
            public Optional<String> sentCursor() {
                return Optional.empty();
            }

            @Override
            public Reply.Answer firstPage() {
                return truth.answer();
            }
        });
    }

    private static Reply.Answer status(Effect effect) {
        String text = effect.text();
        String usual = switch (effect.status()) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
        Reply.Answer answer =
                text == null ? RedditErrors.message(effect.status(), usual) : Reply.json(effect.status(), text);
        Integer retryAfter = effect.retryAfter();
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }
}
