package dev.creatorflow.infra.simulator.cdn;

import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers {@code /cdn/…}: checks signature and expiry, then sends the bytes, whole or a range of them.
 *
 * <p>Paths below {@code /cdn/recorded/} stand for links of recorded bodies: any path has bytes and none expires, since
 * those links died long ago.
 */
public final class CdnHandler {
    /** Where the links of recorded bodies are led to; the original host and path follow. */
    public static final String RECORDED = "/cdn/recorded/";

    /** Files of Reddit's hosts; the host and its path follow. Its links neither expire nor are they signed. */
    public static final String REDDIT = "/cdn/reddit/";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final MediaBytes media;
    private final CdnLinks links;
    private final SimulatedClock clock;

    public CdnHandler(MediaBytes media, CdnLinks links, SimulatedClock clock) {
        this.media = media;
        this.links = links;
        this.clock = clock;
    }

    public Reply.Answer handle(Request request) {
        boolean reddit = request.path().startsWith(REDDIT);
        if (reddit || request.path().startsWith(RECORDED)) {
            // The same picture is linked on several hosts: the host is not part of its identity.
            String path = request.path().substring((reddit ? REDDIT : RECORDED).length());
            String identity = path.substring(path.indexOf('/') + 1);
            boolean video = identity.endsWith(".mp4");
            return file(request, media.of(identity, video), video);
        }
        Optional<Asset> asset = Asset.parse(request.path());
        if (asset.isEmpty()) {
            return refused(404, "Not Found");
        }
        String expiry = request.query().getOrDefault("oe", "");
        if (!links.signed(request.path(), expiry, request.query().getOrDefault("oh", ""))) {
            return refused(403, "Bad URL hash");
        }
        if (Instant.ofEpochSecond(Long.parseLong(expiry, 16)).isBefore(clock.now())) {
            return refused(403, "URL signature expired");
        }
        return file(request, media.of(asset.get()), asset.get().video());
    }

    private static Reply.Answer refused(int status, String text) {
        return Reply.of(status, "text/plain", text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Reply.Answer file(Request request, byte[] file, boolean video) {
        String tag = "\"" + MediaBytes.sha256(file).substring(0, 32) + "\"";
        List<Map.Entry<String, String>> headers = List.of(
                Map.entry("Content-Type", video ? "video/mp4" : "image/jpeg"),
                Map.entry("ETag", tag),
                Map.entry("Accept-Ranges", "bytes"),
                Map.entry("Last-Modified", "Mon, 01 Sep 2025 08:00:00 GMT"),
                Map.entry("Cache-Control", "max-age=1209600, no-transform"));
        Reply.Answer whole = new Reply.Answer(200, headers, file, Reply.Delivery.WHOLE);
        if (tag.equals(request.header("if-none-match"))) {
            return new Reply.Answer(304, headers, new byte[0], Reply.Delivery.WHOLE);
        }
        String range = request.header("range");
        String condition = request.header("if-range");
        boolean current = condition == null || condition.equals(tag);
        return range == null || !current ? whole : part(whole, range);
    }

    private static Reply.Answer part(Reply.Answer whole, String range) {
        Matcher matcher = RANGE.matcher(range);
        int length = whole.body().length;
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole;
        }
        boolean suffix = matcher.group(1).isEmpty();
        long first = suffix ? Math.max(0, length - Long.parseLong(matcher.group(2))) : Long.parseLong(matcher.group(1));
        long last = suffix || matcher.group(2).isEmpty() ? length - 1 : Long.parseLong(matcher.group(2));
        last = Math.min(last, length - 1);
        if (first > last) {
            return new Reply.Answer(416, List.of(), new byte[0], Reply.Delivery.WHOLE)
                    .with("Content-Range", "bytes */" + length);
        }
        byte[] bytes = Arrays.copyOfRange(whole.body(), (int) first, (int) last + 1);
        return new Reply.Answer(206, whole.headers(), bytes, Reply.Delivery.WHOLE)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + length);
    }
}
