package dev.creatorflow.activities.archive;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs what no media transfer packed, such as the answers about accounts that are missing, and drops answers past their age with the objects
 * that nothing names any more. Thread-safe; every call is a short step that may be repeated.
 */
public final class AgedAnswers {
    /** A transfer packs its own subject's answers well within this. */
    private static final Duration LEFT_AFTER = Duration.ofHours(6);

    private static final int SUBJECTS = 20;
    private static final int ROWS = 1_000;

    private final Database database;
    private final @Nullable ObjectStore archive;
    private final @Nullable Duration keep;
    private final Clock clock;

    /**
     * @param archive null where object storage is switched off: bodies then stay in the database
     * @param keep RAW_RETENTION; null keeps answers for ever
     */
    public AgedAnswers(Database database, @Nullable ObjectStore archive, @Nullable Duration keep, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * What a step did.
     *
     * @param rows answers packed or dropped
     * @param more something is left
     */
    public record Step(int rows, boolean more) {}

    /** Subject of answers whose bodies are still in the database. */
    record Subject(String provider, String subject) {}

    /** Packs the answers of some subjects, oldest first. */
    public Step packLeft() {
        ObjectStore store = archive;
        if (store == null) {
            return new Step(0, false);
        }
        Instant before = clock.instant().minus(LEFT_AFTER);
        List<Subject> left = database.autocommit(
                statements -> statements.mapper(RawAnswerMapper.class).left(before, SUBJECTS));
        AnswerPacker packer = new AnswerPacker(database, store);
        int packed = 0;
        for (Subject subject : left) {
            packed += packer.pack(subject.provider(), subject.subject()).answers();
        }
        return new Step(packed, left.size() == SUBJECTS);
    }

    /** How many answers are past their age. */
    public long old() {
        if (keep == null) {
            return 0;
        }
        Instant border = clock.instant().minus(keep);
        return database.autocommit(
                statements -> statements.mapper(RawAnswerMapper.class).old(border));
    }

    /** Drops some answers past their age. Rows first: an object without a row only takes room, a row without its object would lie. */
    public Step drop() {
        if (keep == null) {
            return new Step(0, false);
        }
        Instant border = clock.instant().minus(keep);
        List<String> objects = database.autocommit(
                statements -> statements.mapper(RawAnswerMapper.class).drop(border, ROWS));
        ObjectStore store = archive;
        if (store != null) {
            objects.stream().filter(key -> !key.isEmpty()).distinct().forEach(key -> {
                if (!database.autocommit(
                        statements -> statements.mapper(RawAnswerMapper.class).names(key))) {
                    store.delete(key);
                }
            });
        }
        return new Step(objects.size(), objects.size() == ROWS);
    }
}
