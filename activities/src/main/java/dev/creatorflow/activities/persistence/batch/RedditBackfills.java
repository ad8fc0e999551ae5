package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes backfills of Reddit down before they start. Thread-safe. */
public final class RedditBackfills {
    private final Database database;
    private final Clock clock;

    public RedditBackfills(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Which targets.
     *
     * @param targets these and no others; empty takes every community of review Ok and No Seller
     * @param stale only communities that were not read within this time; null takes all of them
     */
    public record Selection(
            List<RedditTarget> targets, @Nullable Duration stale) {
        public Selection {
            targets = List.copyOf(targets);
        }

        String inWords() {
            if (!targets.isEmpty()) {
                return targets.size() + " named";
            }
            return stale == null ? "all" : "not read for " + stale.toHours() + " h";
        }
    }

    /**
     * What a backfill takes.
     *
     * @param calls four per community, two per redditor
     * @param seconds at the configured rate, alone on it
     */
    public record Plan(long targets, long calls, long seconds) {}

    /** What the selection would take; writes nothing. */
    public Plan plan(Selection selection, double requestsPerMinute) {
        return database.autocommit(statements -> {
            RedditTargetMapper.Sums sums = statements
                    .mapper(RedditTargetMapper.class)
                    .sums(selection.stale() == null ? null : clock.instant().minus(selection.stale()), keys(selection));
            return new Plan(sums.targets(), sums.calls(), Math.round(sums.calls() * 60 / requestsPerMinute));
        });
    }

    /** Whether a backfill of this name is written down: then it is gone on with. */
    public boolean exists(String name) {
        return database.autocommit(statements ->
                statements.mapper(BatchMapper.class).standing(WorkflowIds.backfill(Platform.REDDIT, name)) != null);
    }

    /**
     * Writes the backfill and its targets down; from then on they are fixed.
     *
     * @return how many targets it has
     * @throws IllegalStateException where the name is taken
     */
    public int write(String name, Selection selection, String requester) {
        String batch = WorkflowIds.backfill(Platform.REDDIT, name);
        return database.transaction(statements -> {
            RedditTargetMapper targets = statements.mapper(RedditTargetMapper.class);
            if (targets.plan(batch, name, requester, selection.inWords(), clock.instant()) == 0) {
                throw new IllegalStateException("The backfill " + name + " is written down already");
            }
            int written = targets.select(
                    batch,
                    selection.stale() == null ? null : clock.instant().minus(selection.stale()),
                    keys(selection));
            statements.mapper(BatchMapper.class).count(batch);
            return written;
        });
    }

    private static @Nullable String keys(Selection selection) {
        return selection.targets().isEmpty()
                ? null
                : selection.targets().stream()
                        .map(target -> '"' + target.label() + '"')
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
