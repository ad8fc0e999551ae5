package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link ObserveStoreActivities}. Thread-safe. */
public final class ObserveStore implements ObserveStoreActivities {
    private static final String AGES = FixedAge.json();

    private final Database database;
    private final Clock clock;

    public ObserveStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public ObservePlan planObservation(PlanObservation request) {
        Instant now = clock.instant();
        return database.autocommit(statements -> plan(statements.mapper(ObserveMapper.class), request.igUserId(), now));
    }

    private static ObservePlan plan(ObserveMapper mapper, String igUserId, Instant now) {
        ObserveMapper.@Nullable Observed creator = mapper.observed(igUserId);
        if (creator == null || !creator.observe()) {
            return new ObservePlan(false, "", 0, null, null, List.of(), 0);
        }
        int labelled = mapper.label(igUserId, AGES, now);
        if (!creator.asks()) {
            return new ObservePlan(true, creator.username(), labelled, null, null, List.of(), 0);
        }
        ObserveMapper.Due due = mapper.due(igUserId, AGES, now);
        Instant at = due.at();
        return new ObservePlan(
                true,
                creator.username(),
                labelled,
                at,
                at == null ? null : Duration.between(now, at),
                streams(due.streams()),
                due.media());
    }

    private static List<Stream> streams(@Nullable String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(",")).map(Stream::valueOf).toList();
    }

    @Override
    public ObservationSettled settleObservation(SettleObservation request) {
        Instant now = clock.instant();
        return database.autocommit(statements -> {
            ObserveMapper mapper = statements.mapper(ObserveMapper.class);
            int labelled = mapper.label(request.igUserId(), AGES, now);
            int missing = request.last()
                    ? mapper.miss(request.igUserId(), AGES, request.stream(), request.at(), now)
                    : mapper.missing(request.igUserId(), AGES, request.stream(), request.at(), now);
            return new ObservationSettled(labelled, missing);
        });
    }
}
