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
    /** Between two askings for one target's links: a scrape in the meantime brings them for nothing. */
    private static final Duration QUIET = Duration.ofHours(6);

    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Database database;
    private final Optional<ObjectStore> store;
    private final TransferWaker waker;
    private final FreshLinks links;
    private final Clock clock;

    /** @param store empty where the object store is switched off */
    public MediaRepairActivitiesImpl(
            Database database, Optional<ObjectStore> store, TransferWaker waker, FreshLinks links, Clock clock) {
        this.database = database;
        this.store = store;
        this.waker = waker;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public int abandonUploads() {
        try (Beating _ = beating()) {
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
            return new Page(0, 0, null);
        }
        RepairCursor after = RepairCursor.parse(request.after());
        List<Target> targets = database.autocommit(statements -> statements
                .mapper(RepairMapper.class)
                .dueTargets(clock.instant(), after, request.limit(), RetryPlan.MOST_DEAD_LINKS));
        try (Beating _ = beating()) {
            targets.forEach(target -> waker.wake(platform(target), target.target(), target.label(), request.trigger()));
        }
        return new Page(targets.size(), 0, next(targets, request));
    }

    @Override
    public Page askFreshLinks(PageOf request) {
        if (store.isEmpty()) {
            return new Page(0, 0, null);
        }
        Instant now = clock.instant();
        RepairCursor after = RepairCursor.parse(request.after());
        List<Target> targets = database.autocommit(statements -> statements
                .mapper(RepairMapper.class)
                .targetsWithDeadLinks(now.minus(QUIET), after, request.limit(), RetryPlan.MOST_DEAD_LINKS));
        try (Beating _ = beating()) {
            return ask(request, now, targets);
        }
    }

    private Page ask(PageOf request, Instant now, List<Target> targets) {
        Instant quietSince = now.minus(QUIET);
        int asked = 0;
        int lost = 0;
        for (Target target : targets) {
            if (target.hopeful() > 0) {
                links.ask(platform(target), target.target(), target.label(), request.trigger());
                asked++;
            }
            lost += target.files() - target.hopeful();
            database.autocommit(statements -> statements
                    .mapper(RepairMapper.class)
                    .markAsked(target, quietSince, now, RetryPlan.MOST_DEAD_LINKS));
        }
        return new Page(asked, lost, next(targets, request));
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
