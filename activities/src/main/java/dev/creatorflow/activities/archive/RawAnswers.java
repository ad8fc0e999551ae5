package dev.creatorflow.activities.archive;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.contract.FailureType;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads stored answers wherever their bodies are, and keeps what their rows came to. Thread-safe. */
public final class RawAnswers {
    /** Locks the answer {@code rawId} until the transaction ends; to stand before another statement. */
    public static final String HOLD = """
            select count(*) from (
                select 1 from creatorflow.raw_responses where id = #{rawId} for no key update) held;
            """;

    /**
     * What {@link #confirm} does, for use inside another statement: it writes nothing where the answer was confirmed before. Further conditions
     * may follow it.
     */
    public static final String CONFIRM = """
            update creatorflow.raw_responses
               set saved = #{confirmed.counts.saved}, added = #{confirmed.counts.added},
                   existing = #{confirmed.counts.existing}, rejected = #{confirmed.counts.rejected},
                   media_due = #{confirmed.media.due}, media_reused = #{confirmed.media.reused},
                   unpinned = #{confirmed.unpinned}, known = #{confirmed.known},
                   covered_tail = #{confirmed.reach.coveredTail}, covered_items = #{confirmed.reach.coveredItems},
                   reaches_to = #{confirmed.reach.to}, saved_at = clock_timestamp()
             where id = #{rawId} and saved_at is null
            """;

    private final Database database;
    private final @Nullable ObjectStore archive;

    /** @param archive the archive bucket; null where object storage is switched off */
    public RawAnswers(Database database, @Nullable ObjectStore archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * An answer with its body, from the database or the archive.
     *
     * @throws io.temporal.failure.ApplicationFailure of type STORE_UNAVAILABLE where it is archived and the archive cannot be read
     */
    public RawAnswer read(long rawId) {
        RawAnswerRow row = database.autocommit(
                        statements -> statements.mapper(RawAnswerMapper.class).read(rawId))
                .orElseThrow(() -> missing(rawId));
        return new RawAnswer(row, body(row));
    }

    /**
     * The body of an answer whose row was read elsewhere, for whoever reads more of it in the same statement.
     *
     * @param stored the column {@code body} as it is; null where the body is in the archive, from where it is then read
     */
    public byte[] body(long rawId, byte @Nullable [] stored) {
        try {
            return stored == null ? read(rawId).body() : AnswerBody.uncompress(stored);
        } catch (IOException e) {
            throw damaged(rawId, e);
        }
    }

    /** Keeps the figures with the answer, in the transaction that writes its rows; from then on its body may be archived. */
    public static void confirm(Statements transaction, long rawId, Confirmed confirmed) {
        if (transaction.mapper(RawAnswerMapper.class).confirm(rawId, confirmed) == 0) {
            throw new IllegalStateException("Raw answer " + rawId + " does not exist or was confirmed before");
        }
    }

    private byte[] body(RawAnswerRow row) {
        try {
            byte[] stored = row.body();
            return stored != null ? AnswerBody.uncompress(stored) : checked(row, archivedBody(row));
        } catch (IOException e) {
            throw damaged(row.id(), e);
        }
    }

    private byte[] archivedBody(RawAnswerRow row) throws IOException {
        String key = Objects.requireNonNull(row.archiveKey());
        if (archive == null) {
            throw FailureType.STORE_UNAVAILABLE.failure("Raw answer " + row.id() + " is in the archive under " + key
                    + ", and object storage is switched off: set ENABLE_R2_STORAGE=true to read it");
        }
        try {
            return AnswerBody.uncompress(archive.range(
                    key,
                    Objects.requireNonNull(row.archiveOffset()),
                    Math.toIntExact(Objects.requireNonNull(row.archiveLength()))));
        } catch (StoreException e) {
            throw FailureType.STORE_UNAVAILABLE.failure(
                    "Raw answer " + row.id() + " cannot be read from the archive: " + e.getMessage(), null, e);
        }
    }

    private static byte[] checked(RawAnswerRow row, byte[] body) throws IOException {
        if (!AnswerBody.sha256(body).equals(row.digest())) {
            throw new IOException("its digest in " + row.archiveKey() + " is not the one it was stored with");
        }
        return body;
    }

    private static IllegalStateException damaged(long rawId, IOException cause) {
        return new IllegalStateException(
                "The body of raw answer " + rawId + " is damaged: " + cause.getMessage(), cause);
    }

    private static IllegalStateException missing(long rawId) {
        return new IllegalStateException(
                "Raw answer " + rawId + " is not in the database: it was erased, or its retention is over");
    }
}
