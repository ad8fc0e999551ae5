package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.archive.AgedAnswers;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.instagram.NichePercentiles;
import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.Retained;
import dev.creatorflow.workflows.retention.RetentionActivities;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** See {@link RetentionActivities}. */
public final class RetentionActivitiesImpl implements RetentionActivities {
    /** Short transactions of one call: seconds on a quiet database, a few minutes on a busy one. */
    private static final int MOST_STEPS = 500;

    private final Database database;
    private final Clock clock;
    private final Thinning observations;
    private final Thinning followers;
    private final Thinning posts;
    private final AgedRows aged;
    private final AgedAnswers answers;
    private final NichePercentiles percentiles;

    public RetentionActivitiesImpl(Database database, RetentionSettings settings, AgedAnswers answers, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.observations = new Thinning(Thinning.Kind.MEDIA, settings, clock);
        this.followers = new Thinning(Thinning.Kind.FOLLOWERS, settings, clock);
        this.posts = new Thinning(Thinning.Kind.REDDIT, settings, clock);
        this.aged = new AgedRows(settings, clock);
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
        return percentiles.refresh(() -> Activity.getExecutionContext().heartbeat(null));
    }

    @Override
    public Swept sweep(Retained subject) {
        return steps(sweepOf(subject), database::autocommit, MOST_STEPS);
    }

    /** Everything is done and taken back, so the count is the true one; nothing leaves the object store. */
    @Override
    public Swept rehearse(Retained subject) {
        return switch (subject) {
            case LEFT_ANSWERS -> new Swept(0, false);
            case RAW_ANSWERS -> new Swept(answers.old(), false);
            case MEDIA_OBSERVATIONS,
                    FOLLOWER_HISTORY,
                    REDDIT_OBSERVATIONS,
                    DAILY_METRICS,
                    SUBREDDIT_SNAPSHOTS,
                    API_CALLS,
                    SYSTEM_LOGS ->
                database.rehearsal(statements -> steps(
                        sweepOf(subject),
                        new Sweep.Transactions() {
                            @Override
                            public <R extends @Nullable Object> R run(Function<Statements, R> work) {
                                return work.apply(statements);
                            }
                        },
                        Integer.MAX_VALUE));
        };
    }

    private static Swept steps(Sweep sweep, Sweep.Transactions transactions, int most) {
        long rows = 0;
        for (int steps = 0; steps < most; steps++) {
            Swept step = sweep.step(transactions);
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
            case REDDIT_OBSERVATIONS -> posts;
            case DAILY_METRICS -> aged::metrics;
            case SUBREDDIT_SNAPSHOTS -> aged::snapshots;
            case API_CALLS -> aged::calls;
            case SYSTEM_LOGS -> aged::logs;
            case LEFT_ANSWERS -> _ -> swept(answers.packLeft());
            case RAW_ANSWERS -> _ -> swept(answers.drop());
        };
    }
}
