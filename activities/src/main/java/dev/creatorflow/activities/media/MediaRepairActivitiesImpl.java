package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.RepairMapper.Target;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.media.MediaRepairActivities;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** See {@link MediaRepairActivities}. */
public final class MediaRepairActivitiesImpl implements MediaRepairActivities {
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Database database;
    private final Optional<ObjectStore> store;
    private final TransferWaker waker;
    private final Clock clock;

    /** @param store empty where the object store is switched off */
    public MediaRepairActivitiesImpl(Database database, Optional<ObjectStore> store, TransferWaker waker, Clock clock) {
        this.database = database;
        this.store = store;
        this.waker = waker;
        this.clock = clock;
    }

    @Override
    public int abandonUploads() {
        try (Beating _ = beating()) {
            // What was deleted upstream must not stay public until somebody audits the store.
            store.ifPresent(bucket -> new MediaAudit(database, bucket, clock).removeUnused(Platform.REDDIT));
            // The store's own time, whatever the product's clock says.
            Instant before = Instant.now().minus(LONGEST_UPLOAD);
            return store.map(bucket -> bucket.abandonUploads(before)).orElse(0);
        } catch (StoreException e) {
            throw FailureType.STORE_UNAVAILABLE.failure(String.valueOf(e.getMessage()), null, e);
        }
    }

    @Override
    public int reviveLost() {
        try (Beating _ = beating()) {
            return database.autocommit(
                    statements -> statements.mapper(RepairMapper.class).reviveLost(clock.instant()));
        }
    }

    @Override
    public Page wakeDue(PageOf request) {
        if (store.isEmpty()) {
            return new Page(0, null);
        }
        RepairCursor after = RepairCursor.parse(request.after());
        return wake(
                request,
                database.autocommit(statements ->
                        statements.mapper(RepairMapper.class).dueTargets(clock.instant(), after, request.limit())));
    }

    @Override
    public Page askFreshLinks(PageOf request) {
        if (store.isEmpty()) {
            return new Page(0, null);
        }
        Instant quietSince = clock.instant().minus(FreshLinkActivitiesImpl.QUIET);
        RepairCursor after = RepairCursor.parse(request.after());
        return wake(
                request,
                database.autocommit(statements -> statements
                        .mapper(RepairMapper.class)
                        .targetsWithDeadLinks(quietSince, after, request.limit())));
    }

    private Page wake(PageOf request, List<Target> targets) {
        try (Beating _ = beating()) {
            targets.forEach(target -> waker.wake(platform(target), target.target(), target.label(), request.trigger()));
        }
        return new Page(targets.size(), next(targets, request));
    }

    private static Beating beating() {
        return Beating.start(Activity.getExecutionContext());
    }

    private static @Nullable String next(List<Target> targets, PageOf request) {
        return targets.size() < request.limit()
                ? null
                : RepairCursor.of(targets.getLast()).text();
    }

    private static Platform platform(Target target) {
        return Platform.valueOf(target.platform().toUpperCase(Locale.ROOT));
    }
}
