package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.Retained;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Thins one kind of history, slice of time by slice of time. Goes on where the last call stopped, whichever process made it. */
final class Thinning implements Sweep {
    private static final Swept NOTHING_LEFT = new Swept(0, false);

    private final Retained subject;
    private final RetentionSettings settings;
    private final Clock clock;

    /** @param subject MEDIA_OBSERVATIONS or FOLLOWER_HISTORY */
    Thinning(Retained subject, RetentionSettings settings, Clock clock) {
        this.subject = subject;
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
            return subject == Retained.MEDIA_OBSERVATIONS
                    ? mapper.thinObservations(subject.name(), stage.name(), slice)
                    : mapper.thinFollowers(subject.name(), stage.name(), slice);
        });
    }

    /** Where the stage stands; null where there is no history at all. */
    private @Nullable Instant start(Transactions transactions, Stage stage) {
        return transactions.run(statements -> {
            RetentionMapper mapper = statements.mapper(RetentionMapper.class);
            Instant known = mapper.doneUntil(subject.name(), stage.name());
            if (known != null) {
                return known;
            }
            Instant oldest =
                    subject == Retained.MEDIA_OBSERVATIONS ? mapper.oldestObservations() : mapper.oldestFollowers();
            return oldest == null ? null : stage.bucketStart(oldest);
        });
    }
}
