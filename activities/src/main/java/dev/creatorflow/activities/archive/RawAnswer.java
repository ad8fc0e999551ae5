package dev.creatorflow.activities.archive;

import java.time.Instant;

/** A stored answer with its body. */
public final class RawAnswer {
    private final RawAnswerRow row;
    private final byte[] body;

    RawAnswer(RawAnswerRow row, byte[] body) {
        this.row = row;
        this.body = body;
    }

    public long rawId() {
        return row.id();
    }

    public String provider() {
        return row.provider();
    }

    public String runKey() {
        return row.runKey();
    }

    /** What was asked for: profile, reels, posts. */
    public String stream() {
        return row.stream();
    }

    /** Number of the request in its stream, from 0. */
    public int page() {
        return row.page();
    }

    /** Whom it is about: the user id, or {@code @handle} where none was found. */
    public String subject() {
        return row.subject();
    }

    public int httpStatus() {
        return row.httpStatus();
    }

    /** The time everything that is derived from it holds for. */
    public Instant fetchedAt() {
        return row.fetchedAt();
    }

    /** Byte for byte as the provider sent it; not copied. */
    public byte[] body() {
        return body;
    }
}
