package dev.creatorflow.activities.reprocess;

import dev.creatorflow.activities.failure.DatabaseFaults;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.instagram.NichePercentiles;
import dev.creatorflow.activities.reprocess.CreatorReplays.Rebuilt;
import dev.creatorflow.workflows.archive.ReprocessActivities;
import dev.creatorflow.workflows.archive.ReprocessProgress;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds creators share by share. Thread-safe: each share has a connection of its own. */
public final class ReprocessActivitiesImpl implements ReprocessActivities {
    private static final Logger LOG = LoggerFactory.getLogger(ReprocessActivitiesImpl.class);

    private final Database database;
    private final CreatorReplays.Stores stores;
    private final NichePercentiles percentiles;

    public ReprocessActivitiesImpl(Database database, CreatorReplays.Stores stores, NichePercentiles percentiles) {
        this.database = database;
        this.stores = stores;
        this.percentiles = percentiles;
    }

    @Override
    public void beginReprocess(String name) {
        rows(rows -> rows.forget(name));
    }

    @Override
    public List<String> creatorsToReprocess(CreatorsAfter request) {
        return rows(rows -> rows.next(request.after(), request.since(), request.limit()));
    }

    @Override
    public ReprocessProgress reprocessCreators(Creators request) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Set<String> done = new HashSet<>(rows(rows -> rows.done(request.name(), request.igUserIds())));
        try (CreatorReplays replays = new CreatorReplays(database, stores)) {
            for (String igUserId : request.igUserIds()) {
                if (!done.contains(igUserId)) {
                    rebuild(replays, request.name(), igUserId, () -> context.heartbeat(igUserId));
                }
                context.heartbeat(igUserId);
            }
        }
        return rows(rows -> rows.totals(request.name(), request.igUserIds()));
    }

    @Override
    public void finishReprocess(String name) {
        percentiles.refresh(() -> Activity.getExecutionContext().heartbeat(null));
    }

    /** What will pass by itself fails the share, which is then taken up again; anything else is this creator's own. */
    private void rebuild(CreatorReplays replays, String name, String igUserId, Runnable beat) {
        try {
            Rebuilt rebuilt = replays.rebuild(name, igUserId, beat);
            LOG.debug("Rebuilt creator {}: {}", igUserId, rebuilt);
        } catch (RuntimeException e) {
            if (passes(e)) {
                throw e;
            }
            LOG.warn("Creator {} could not be rebuilt and stays as it is", igUserId, e);
            String sentence = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            rows(rows ->
                    rows.failed(name, igUserId, sentence.lines().findFirst().orElse(sentence)));
        }
    }

    private static boolean passes(RuntimeException failure) {
        if (failure instanceof ApplicationFailure typed) {
            return FailureType.of(typed)
                    .filter(type -> type == FailureType.STORE_UNAVAILABLE)
                    .isPresent();
        }
        SQLException sql = DatabaseFaults.sqlException(failure);
        return (sql != null && DatabaseFaults.mayPass(sql))
                || failure instanceof io.temporal.client.ActivityCompletionException;
    }

    private <R> R rows(Function<ReprocessMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(ReprocessMapper.class)));
    }
}
