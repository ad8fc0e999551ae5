package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.archive.AgedAnswers;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.instagram.NichePercentiles;
import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.Retained;
import dev.creatorflow.workflows.retention.RetentionActivities;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.ZoneOffset;

/** See {@link RetentionActivities}. */
public final class RetentionActivitiesImpl implements RetentionActivities {
    /** Short transactions of one call: seconds on a quiet database, a few minutes on a busy one. */
    private static final int MOST_STEPS = 500;

    private final Database database;
    private final Clock clock;
    private final Thinning observations;
    private final Thinning followers;
    private final AgedRows aged;
    private final AgedAnswers answers;
    private final NichePercentiles percentiles;

    public RetentionActivitiesImpl(Database database, RetentionSettings settings, AgedAnswers answers, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.observations = new Thinning(Retained.MEDIA_OBSERVATIONS, database, settings, clock);
        this.followers = new Thinning(Retained.FOLLOWER_HISTORY, database, settings, clock);
        this.aged = new AgedRows(database, settings, clock);
        this.answers = answers;
        this.percentiles = new NichePercentiles(database, clock);
    }

    @Override
    public int prepareMonths() {
        return database.autocommit(statements -> {
            RetentionMapper mapper = statements.mapper(RetentionMapper.class);
            int before = mapper.months();
            mapper.ensureMonth(clock.instant());
            mapper.ensureMonth(
                    clock.instant().atOffset(ZoneOffset.UTC).plusMonths(1).toInstant());
            return mapper.months() - before;
        });
    }

    @Override
    public int refreshPercentiles() {
        return percentiles.refresh();
    }

    @Override
    public Swept sweep(Retained subject) {
        Sweep sweep = sweepOf(subject);
        long rows = 0;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Swept step = sweep.step();
            rows += step.rows();
            Activity.getExecutionContext().heartbeat(rows);
            if (!step.more()) {
                return new Swept(rows, false);
            }
        }
        return new Swept(rows, true);
    }

    private static Swept swept(AgedAnswers.Step step) {
        return new Swept(step.rows(), step.more());
    }

    private Sweep sweepOf(Retained subject) {
        return switch (subject) {
            case MEDIA_OBSERVATIONS -> observations;
            case FOLLOWER_HISTORY -> followers;
            case DAILY_METRICS -> aged::metrics;
            case API_CALLS -> aged::calls;
            case SYSTEM_LOGS -> aged::logs;
            case LEFT_ANSWERS -> () -> swept(answers.packLeft());
            case RAW_ANSWERS -> () -> swept(answers.drop());
        };
    }
}
