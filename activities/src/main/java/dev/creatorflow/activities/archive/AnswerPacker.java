package dev.creatorflow.activities.archive;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.objectstore.StoreProblem;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the bodies of a subject's answers from the database to the archive bucket. Only answers whose rows are committed are moved, and a
 * body leaves the database only after it was read back from the archive. Repeating it, or doing it twice at once, is harmless.
 */
public final class AnswerPacker {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerPacker.class);
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_ANSWERS = 200;
    private static final String CONTENT_TYPE = "application/gzip";

    private final Database database;
    private final ObjectStore archive;

    public AnswerPacker(Database database, ObjectStore archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * Packs everything of the subject that can be packed.
     *
     * @param provider as it stands in the tables: instagram, reddit
     * @param subject the user id, or {@code @handle} where none was found
     * @return answers whose bodies left the database, and the bytes written for them
     * @throws dev.creatorflow.activities.objectstore.StoreException where the archive does not take them; the bodies then stay
     */
    public ArchiveReport pack(String provider, String subject) {
        int answers = 0;
        long bytes = 0;
        for (List<RawAnswerRow> rows = due(provider, subject); !rows.isEmpty(); rows = due(provider, subject)) {
            List<RawAnswerRow> fresh = new ArrayList<>();
            for (RawAnswerRow row : rows) {
                if (share(row)) {
                    answers++;
                } else {
                    fresh.add(row);
                }
            }
            if (!fresh.isEmpty()) {
                AnswerPack pack = AnswerPack.of(provider, subject, fresh);
                write(pack);
                answers += record(pack.places());
                bytes += pack.bytes().length;
            }
        }
        return new ArchiveReport(answers, bytes);
    }

    private List<RawAnswerRow> due(String provider, String subject) {
        return database.autocommit(statements ->
                statements.mapper(RawAnswerMapper.class).toPack(provider, subject, MOST_BYTES, MOST_ANSWERS));
    }

    /** Whether the body is in the archive already, was read back from there, and has left the row. */
    private boolean share(RawAnswerRow row) {
        ArchivePlace place = database.autocommit(statements ->
                        statements.mapper(RawAnswerMapper.class).archived(row.provider(), row.subject(), row.digest()))
                .orElse(null);
        return place != null
                && holds(place, row)
                && database.autocommit(statements ->
                                statements.mapper(RawAnswerMapper.class).share(row, place))
                        > 0;
    }

    /** A place that is lost or damaged is none: the body is packed anew. */
    private boolean holds(ArchivePlace place, RawAnswerRow row) {
        try {
            byte[] member = archive.range(place.key(), place.fromByte(), Math.toIntExact(place.length()));
            return AnswerBody.sha256(AnswerBody.uncompress(member)).equals(row.digest());
        } catch (StoreException e) {
            if (e.problem() == StoreProblem.OBJECT_MISSING) {
                return false;
            }
            throw e;
        } catch (IOException e) {
            LOG.warn("The archive has other bytes in {} than were written to it: {}", place.key(), e.getMessage());
            return false;
        }
    }

    private void write(AnswerPack pack) {
        archive.put(pack.key(), pack.bytes(), CONTENT_TYPE);
        byte[] written = archive.range(pack.key(), 0, pack.bytes().length);
        if (!Arrays.equals(written, pack.bytes())) {
            throw FailureType.STORE_UNAVAILABLE.failure("The archive gave other bytes back for " + pack.key()
                    + " than were written to it; the answers stay in the database");
        }
    }

    private int record(Map<Long, ArchivePlace> places) {
        return database.transaction(statements -> {
            RawAnswerMapper answers = statements.mapper(RawAnswerMapper.class);
            int recorded = 0;
            for (Map.Entry<Long, ArchivePlace> entry : places.entrySet()) {
                recorded += answers.archive(entry.getKey(), entry.getValue());
            }
            return recorded;
        });
    }
}
