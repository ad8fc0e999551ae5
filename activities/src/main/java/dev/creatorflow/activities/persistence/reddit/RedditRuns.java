package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.budget.CallCounts;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.persistence.reddit.RunMapper.Pace;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.OpenRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RunClosed;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens and closes runs of communities and redditors. Thread-safe. */
final class RedditRuns {
    /** Entries of the week's top listing: what its figures were always computed from. */
    static final int TOP_POSTS = 10;

    /** After a run that learned nothing a target is due again soon, but not at once. */
    private static final Duration RETRY = Duration.ofHours(1);

    private static final Set<String> NOT_FOLLOWED = Set.of("Non Related", "User Feed", "Banned");

    private final Database database;
    private final RedditCare care;
    private final Clock clock;
    private final Pace pace;

    RedditRuns(Database database, RedditCare care, Clock clock) {
        this.database = database;
        this.care = care;
        this.clock = clock;
        this.pace = new Pace(care.ok(), care.noSeller(), care.ours(), care.authors(), RETRY);
    }

    RedditPlan open(OpenRun run) {
        RedditTarget target = RedditTarget.of(run.target());
        return database.transaction(statements -> {
            RunMapper runs = statements.mapper(RunMapper.class);
            runs.open(run, clock.instant());
            boolean community = target.kind() == RedditTarget.Kind.SUBREDDIT;
            RedditCall newest = community ? RedditCall.NEW : RedditCall.SUBMITTED;
            Instant since = runs.coveredTo(target.key(), newest.stream(), run.runKey());
            int most = since == null && run.trigger() != Trigger.BACKFILL
                    ? Math.min(RedditCall.PAGE_SIZE, care.newPosts())
                    : care.newPosts();
            if (!community) {
                return new RedditPlan(null, null, since, most, 0, care.depth() > 0);
            }
            SubredditMapper.Known known =
                    statements.mapper(SubredditMapper.class).known(target.lowerName());
            String review = known == null ? null : known.review();
            boolean asked = run.trigger() == Trigger.STAFF;
            return new RedditPlan(
                    asked ? null : notWanted(target, review),
                    review,
                    since,
                    most,
                    TOP_POSTS,
                    discovers(review, known == null ? null : known.depth()));
        });
    }

    private static @Nullable String notWanted(RedditTarget target, @Nullable String review) {
        return review == null || !NOT_FOLLOWED.contains(review)
                ? null
                : target.label() + " is reviewed as " + review + ": nothing is asked of it.";
    }

    /** Chosen communities lead to others; others do as far as the settings go on from them. */
    private boolean discovers(@Nullable String review, @Nullable Integer depth) {
        return "Ok".equals(review)
                ? care.depth() > 0
                : review == null && depth != null && depth > 0 && depth < care.depth();
    }

    /** Statements that are each harmless when repeated; the ranges first: a run whose verdict stands has them. */
    RunClosed close(CloseRun run) {
        RedditTarget target = RedditTarget.of(run.target());
        Instant now = clock.instant();
        boolean learned = run.outcome() == Outcome.COMPLETE || run.outcome() == Outcome.PARTIAL;
        return database.autocommit(statements -> {
            RunMapper runs = statements.mapper(RunMapper.class);
            String walks = json(run);
            if (walks != null) {
                runs.closeRanges(run.runKey(), target.key(), walks, now);
            }
            ApiCalls calls = statements.mapper(CallCounts.class).ofRun(run.runKey());
            runs.close(run, calls, now);
            if (target.kind() == RedditTarget.Kind.SUBREDDIT) {
                runs.subredditDue(target.key(), target.lowerName(), learned, pace, now);
            } else {
                runs.userDue(run.runKey(), target.key(), target.lowerName(), learned, pace, now);
            }
            return new RunClosed(calls);
        });
    }

    /** Null where no walk covered anything. */
    private static @Nullable String json(CloseRun run) {
        JsonRows walks = new JsonRows();
        for (Walk walk : run.walks()) {
            Instant newest = walk.newest();
            if (newest != null && walk.call() != RedditCall.TOP_WEEK) {
                walks.add()
                        .put("stream", walk.call().stream())
                        .put("newest", newest)
                        .put("oldest", walk.oldest())
                        .put("items", run.posts().saved());
            }
        }
        return walks.isEmpty() ? null : walks.text();
    }
}
