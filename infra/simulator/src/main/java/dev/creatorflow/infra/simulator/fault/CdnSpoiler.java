package dev.creatorflow.infra.simulator.fault;

import dev.creatorflow.infra.simulator.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Applies effects to the files of the CDN. */
public final class CdnSpoiler {
    private static final String PAGE =
            "<!DOCTYPE html><html><body><p>Sorry, this page isn't available.</p></body></html>";

    private CdnSpoiler() {}

    /** The spoilt file; the true one is only made when the effect builds on it. */
    public static Spoilt apply(Effect effect, Supplier<Reply.Answer> truth) throws InterruptedException {
        if (effect.kind() == EffectKind.LATENCY) {
            Thread.sleep(effect.length());
            return Spoilt.not(truth.get());
        }
        return Spoilt.by(effect, reply(effect, truth));
    }

    private static Reply reply(Effect effect, Supplier<Reply.Answer> truth) {
        return switch (effect.kind()) {
            case STATUS -> status(effect);
            case HANG -> new Reply.Silence(effect.length());
            case RESET -> new Reply.Reset();
            case REDIRECT ->
                new Reply.Answer(302, List.of(), new byte[0], Reply.Delivery.WHOLE)
                        .with("Location", String.valueOf(effect.url()));
            case HTML -> html(effect, truth.get());
            case TRUNCATED_BODY -> cut(truth.get());
            case HUGE -> truth.get().withDelivery(new Reply.Delivery(Long.MAX_VALUE, 0, effect.bytes()));
            case SLOW -> truth.get().withDelivery(new Reply.Delivery(Long.MAX_VALUE, effect.bytes(), 0));
            case CORRUPT -> corrupt(truth.get());
            default ->
                throw new IllegalArgumentException(
                        "The fault effect " + effect.kind().label() + " is not for the CDN.");
        };
    }

    private static Reply status(Effect effect) {
        String given = effect.text();
        String text = given == null ? "URL signature expired" : given;
        Reply.Answer answer = Reply.of(effect.status(), "text/plain", text.getBytes(StandardCharsets.UTF_8));
        Integer retryAfter = effect.retryAfter();
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    /** A web page under the content type of the file, as some proxies send it. */
    private static Reply html(Effect effect, Reply.Answer file) {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        return Reply.of(effect.statusOr(200), file.header("Content-Type"), page);
    }

    private static Reply cut(Reply.Answer file) {
        return file.withDelivery(new Reply.Delivery(file.body().length / 2, 0, 0));
    }

    private static Reply corrupt(Reply.Answer file) {
        byte[] wrong = file.body().clone();
        for (int place = wrong.length / 2; place < wrong.length; place++) {
            wrong[place] ^= 0x5A;
        }
        return file.withBody(wrong);
    }
}
