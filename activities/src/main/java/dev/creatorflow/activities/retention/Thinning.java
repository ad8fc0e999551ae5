package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.Retained;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Thins one kind of history, slice of time by slice of time. Goes on where the last call stopped, whichever process made it. */
final class Thinning implements Sweep {
    private static final Swept NOTHING_LEFT = new Swept(0, false);

    private final Kind kind;
    private final RetentionSettings settings;
    private final Clock clock;

    /**
     * A kind of history.
     *
     * @param name of its progress
     * @param oldest when its first observation was made; null where there is none
     */
    record Kind(String name, Function<RetentionMapper, @Nullable Instant> oldest, Thinner thinner) {
        static final Kind MEDIA = new Kind(
                Retained.MEDIA_OBSERVATIONS.name(),
                RetentionMapper::oldestObservations,
                RetentionMapper::thinObservations);
        static final Kind FOLLOWERS = new Kind(
                Retained.FOLLOWER_HISTORY.name(), RetentionMapper::oldestFollowers, RetentionMapper::thinFollowers);
        static final Kind REDDIT =
                new Kind(Retained.REDDIT_OBSERVATIONS.name(), RetentionMapper::oldestPosts, RetentionMapper::thinPosts);
    }

    /** Thins one slice; returns how many rows went. */
    interface Thinner {
        long thin(RetentionMapper mapper, String subject, String stage, RetentionMapper.Slice slice);
    }

    Thinning(Kind kind, RetentionSettings settings, Clock clock) {
        this.kind = kind;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Swept step(Transactions transactions) {
        for (Stage stage : Stage.values()) {
            Duration age = stage.age(settings);
            if (age == null) {
                continue;
            }
            @Nullable Instant from = start(transactions, stage);
            if (from != null && stage.reached(from, clock.instant().minus(age))) {
                return new Swept(thin(transactions, stage, from), true);
            }
        }
        return NOTHING_LEFT;
    }

    private long thin(Transactions transactions, Stage stage, Instant from) {
        RetentionMapper.Slice slice =
                new RetentionMapper.Slice(from, stage.sliceEnd(from), stage.successorsBefore(from));
        return transactions.run(statements -> {
            RetentionMapper mapper = statements.mapper(RetentionMapper.class);
            return kind.thinner().thin(mapper, kind.name(), stage.name(), slice);
        });
    }

    /** Where the stage stands; null where there is no history at all. */
    private @Nullable Instant start(Transactions transactions, Stage stage) {
        return transactions.run(statements -> {
            RetentionMapper mapper = statements.mapper(RetentionMapper.class);
            Instant known = mapper.doneUntil(kind.name(), stage.name());
            if (known != null) {
                return known;
            }
            Instant oldest = kind.oldest().apply(mapper);
            return oldest == null ? null : stage.bucketStart(oldest);
        });
    }
}
