package dev.creatorflow.activities.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object of the archive: the bodies of a subject as gzip members one after another, each followed by a line break, and at its end a line
 * that lists them. {@code zcat} prints it, a range of it is a body, and the database can be found again from it. Equal bodies are in it once.
 */
final class AnswerPack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] LINE_BREAK =
            AnswerBody.of("\n".getBytes(StandardCharsets.UTF_8)).compressed();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final String key;
    private final byte[] bytes;
    private final Map<Long, ArchivePlace> places;

    private AnswerPack(String key, byte[] bytes, Map<Long, ArchivePlace> places) {
        this.key = key;
        this.bytes = bytes;
        this.places = places;
    }

    /** A member's entry in the list at the end of the object. */
    private record Entry(
            long rawId,
            String runKey,
            String stream,
            int page,
            @Nullable String cursorIn,
            @Nullable String cursorOut,
            int httpStatus,
            String fetchedAt,
            String sha256,
            long bytes,
            long offset,
            long length) {}

    private record Index(int creatorflowPack, String provider, String subject, List<Entry> answers) {}

    private record Span(long from, long length) {}

    /** @param rows answers of one subject, the oldest first, at least one, all with their bodies */
    static AnswerPack of(String provider, String subject, List<RawAnswerRow> rows) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        Map<String, Span> spans = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (RawAnswerRow row : rows) {
            Span span = spans.computeIfAbsent(row.digest(), digest -> append(object, row));
            entries.add(entry(row, span));
        }
        object.writeBytes(
                AnswerBody.of(json(new Index(1, provider, subject, entries))).compressed());
        object.writeBytes(LINE_BREAK);
        byte[] bytes = object.toByteArray();
        String key = key(provider, subject, rows.getFirst().fetchedAt(), bytes);
        Map<Long, ArchivePlace> places = new HashMap<>();
        for (Entry entry : entries) {
            places.put(entry.rawId(), new ArchivePlace(key, entry.offset(), entry.length()));
        }
        return new AnswerPack(key, bytes, places);
    }

    String key() {
        return key;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where each answer is, by its id. */
    Map<Long, ArchivePlace> places() {
        return places;
    }

    private static Span append(ByteArrayOutputStream object, RawAnswerRow row) {
        byte[] body = Objects.requireNonNull(row.body());
        Span span = new Span(object.size(), body.length);
        object.writeBytes(body);
        object.writeBytes(LINE_BREAK);
        return span;
    }

    private static Entry entry(RawAnswerRow row, Span span) {
        return new Entry(
                row.id(),
                row.runKey(),
                row.stream(),
                row.page(),
                row.cursorIn(),
                row.cursorOut(),
                row.httpStatus(),
                row.fetchedAt().toString(),
                row.digest(),
                row.bodyBytes(),
                span.from(),
                span.length());
    }

    /** The same answers always give the same key, so a pack that is written again takes the place of itself. */
    private static String key(String provider, String subject, Instant first, byte[] bytes) {
        return "raw/" + provider + "/" + subject + "/" + TIME.format(first) + "-"
                + AnswerBody.sha256(bytes).substring(0, 8) + ".json.gz";
    }

    private static byte[] json(Index index) {
        try {
            return JSON.writeValueAsBytes(index);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of plain values can always be written as JSON", e);
        }
    }
}
