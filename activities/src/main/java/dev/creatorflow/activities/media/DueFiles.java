package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.DueFilesMapper.LinkedRow;
import dev.creatorflow.activities.media.DueFilesMapper.Standing;
import dev.creatorflow.activities.media.fetch.MediaFailure;
import dev.creatorflow.activities.objectstore.ContentAddress;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.contract.Platform;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The files that wait for their transfer, as the database has them. Each step is one transaction and can be repeated. Thread-safe. */
final class DueFiles {
    private final Database database;
    private final Clock clock;

    DueFiles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Files whose attempt is due, those first whose link dies first. */
    List<DueFile> dueNow(Platform platform, String target, int limit) {
        return database.autocommit(statements ->
                statements.mapper(DueFilesMapper.class).dueNow(platform.label(), target, clock.instant(), limit));
    }

    Standing standing(Platform platform, String target, Instant now) {
        return database.autocommit(
                statements -> statements.mapper(DueFilesMapper.class).standing(platform.label(), target, now));
    }

    long storedBytes() {
        return database.autocommit(
                statements -> statements.mapper(DueFilesMapper.class).storedBytes());
    }

    /** Stored files of the same medium. */
    List<DueFilesMapper.Kin> kinOf(DueFile file) {
        return database.autocommit(
                statements -> statements.mapper(DueFilesMapper.class).kinOf(file.mediaPk()));
    }

    /**
     * Says under which key the file is about to be written, so that no sweep takes it for an orphan; returns whether there is anything to write:
     * not where these bytes are stored already, and not where the file is none of its own any more.
     */
    boolean announce(DueFile file, ContentAddress address) {
        return database.autocommit(statements ->
                        statements.mapper(DueFilesMapper.class).announce(file.id(), address.sha256(), address.key()))
                > 0;
    }

    /**
     * The file's bytes are in the store: its object says so, and the rows that use it get the public URL, or neither happens. Where another object
     * holds these bytes by now, the file is that one's.
     */
    boolean stored(DueFile file, StoredContent content) {
        List<List<Integer>> held = database.autocommit(
                statements -> statements.mapper(DueFilesMapper.class).noteStored(file, content));
        if (held.getLast().getFirst() > 0) {
            return true;
        }
        reused(file, content.sha256());
        return false;
    }

    /**
     * Where these bytes are in the store already, as stored or as fetched before they were transcoded, the file's links go to their object, and
     * it is no file of its own any more.
     */
    boolean reused(DueFile file, String sha256) {
        if (database.autocommit(
                        statements -> statements.mapper(DueFilesMapper.class).holderOf(sha256))
                == null) {
            return false;
        }
        return database.transaction(statements -> {
            DueFilesMapper mapper = statements.mapper(DueFilesMapper.class);
            mapper.holdContent(sha256);
            lockRows(statements, mapper.linkedRows(file.id()));
            // Asked again under the lock: a sweep may have taken it away.
            Long holder = mapper.holderOf(sha256);
            if (holder == null) {
                return false;
            }
            moveTo(statements, mapper, file, holder);
            return true;
        });
    }

    /** Writes the failed attempt down; returns whether the file is given up. */
    boolean failed(DueFile file, MediaFailure failure) {
        Instant now = clock.instant();
        RetryPlan.Next next = RetryPlan.after(failure, file.platform(), file.attempts(), file.deadLinks(), now);
        int written = database.autocommit(statements -> statements
                .mapper(DueFilesMapper.class)
                .markFailed(file, failure.kind(), failure.sentence(), next, now));
        return written > 0 && next.lost();
    }

    private static void moveTo(Statements statements, DueFilesMapper mapper, DueFile file, long holder) {
        if (holder != file.id()) {
            mapper.repoint(file.id(), holder);
            mapper.remove(file.id());
        }
        writeRows(statements, mapper.linkedRows(holder));
    }

    private static void lockRows(Statements statements, List<LinkedRow> rows) {
        for (MediaOwner owner : MediaOwner.values()) {
            StoredLinks.lock(statements, owner, keys(rows, owner));
        }
    }

    private static void writeRows(Statements statements, List<LinkedRow> rows) {
        for (MediaOwner owner : MediaOwner.values()) {
            StoredLinks.write(statements, owner, keys(rows, owner));
        }
    }

    private static List<String> keys(List<LinkedRow> rows, MediaOwner owner) {
        return rows.stream()
                .filter(row -> row.owner() == owner)
                .map(LinkedRow::rowKey)
                .toList();
    }
}
