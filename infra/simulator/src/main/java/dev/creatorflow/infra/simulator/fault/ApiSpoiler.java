package dev.creatorflow.infra.simulator.fault;

import dev.creatorflow.infra.simulator.server.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Applies effects to the answers of the endpoints. */
public final class ApiSpoiler {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
                    + "<script>window._cf_chl_opt={cvId:'3'}</script></body></html>";

    private static final String UNREACHABLE =
            "{\"messages\":\"The API is unreachable, please contact the API provider\","
                    + "\"info\":\"Your Client (working) ---> Gateway (working) ---> API (not working)\"}";

    private static final String LOGIN_WALL =
            "{\"message\":\"Please wait a few minutes before you try again.\",\"require_login\":true,"
                    + "\"igweb_rollout\":true,\"status\":\"fail\"}";

    private ApiSpoiler() {}

    /** The answer of this request, and what the page spoiler needs beyond it. */
    public interface Truth {
        Reply.Answer answer();

        /** The cursor that was sent. */
        Optional<String> sentCursor();

        /** The answer to the first page of the same stream. */
        Reply.Answer firstPage();
    }

    /** The spoilt answer; the true one is only asked for when the effect builds on it. */
    public static Spoilt apply(Effect effect, Truth truth) throws InterruptedException {
        Optional<Reply> instead = instead(effect);
        if (instead.isPresent()) {
            return Spoilt.by(effect, instead.get());
        }
        if (effect.kind() == EffectKind.LATENCY) {
            Thread.sleep(effect.length());
            return Spoilt.not(truth.answer());
        }
        Reply.Answer answer = truth.answer();
        int length = answer.body().length;
        Reply reply = switch (effect.kind()) {
            case TRUNCATED_BODY -> answer.withDelivery(new Reply.Delivery(length / 2, 0, 0));
            case HUGE -> answer.withDelivery(new Reply.Delivery(Long.MAX_VALUE, 0, effect.bytes()));
            case SLOW -> answer.withDelivery(new Reply.Delivery(Long.MAX_VALUE, effect.bytes(), 0));
            case TRUNCATED_JSON -> answer.withBody(Arrays.copyOf(answer.body(), length / 2));
            case GZIP_BOMB ->
                answer.withBody(bomb(answer.body(), effect.bytes())).with("Content-Encoding", "gzip");
            default -> answer.withBody(PageSpoiler.apply(effect, answer.body(), truth));
        };
        return Spoilt.by(effect, reply);
    }

    private static Optional<Reply> instead(Effect effect) {
        Reply reply = switch (effect.kind()) {
            case STATUS -> status(effect);
            case HANG -> new Reply.Silence(effect.length());
            case RESET -> new Reply.Reset();
            case HTML ->
                Reply.of(effect.statusOr(200), "text/html; charset=UTF-8", PAGE.getBytes(StandardCharsets.UTF_8));
            case MONTHLY_QUOTA -> Reply.json(effect.statusOr(429), GatewayText.MONTHLY_QUOTA);
            case LOGIN_WALL -> Reply.json(effect.statusOr(401), LOGIN_WALL);
            case FAIL -> Reply.json(200, "{\"status\":\"fail\",\"message\":\"feedback_required\",\"attempts\":\"6\"}");
            case STATUS_FALSE -> Reply.json(200, "{\"status\":false,\"attempts\":\"3\"}");
            case GENERIC_ERROR ->
                Reply.json(
                        200,
                        "{\"errors\":{\"error\":[\"Sorry, there was a problem with your request.\"]},"
                                + "\"status\":\"ok\",\"error_type\":\"generic_request_error\"}");
            case USER_NULL -> Reply.json(200, "{\"data\":{\"viewer\":{},\"user\":null},\"status\":\"ok\"}");
            default -> null;
        };
        return Optional.ofNullable(reply);
    }

    private static Reply status(Effect effect) {
        String usual = switch (effect.status()) {
            case 401 -> GatewayText.INVALID_KEY;
            case 403 -> GatewayText.NOT_SUBSCRIBED;
            case 429 -> GatewayText.RATE_PER_SECOND;
            case 502, 503, 504 -> UNREACHABLE;
            default -> "{\"message\":\"Internal error\",\"status\":\"fail\"}";
        };
        String text = effect.text();
        Reply.Answer answer = Reply.json(effect.status(), text == null ? usual : text);
        Integer retryAfter = effect.retryAfter();
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    private static byte[] bomb(byte[] body, long bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
            byte[] blanks = new byte[65_536];
            Arrays.fill(blanks, (byte) ' ');
            for (long left = bytes; left > 0; left -= blanks.length) {
                gzip.write(blanks, 0, (int) Math.min(left, blanks.length));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
