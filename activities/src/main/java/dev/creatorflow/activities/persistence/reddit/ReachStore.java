package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.reddit.ReachMapper.Standing;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveUnavailable;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UnavailableSaved;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts sightings. A run counts once, however often its step is repeated. Thread-safe. */
final class ReachStore {
    private final Database database;
    private final Clock clock;

    ReachStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Nothing but the sighting is written, and that a redditor is suspended where it is believed: neither what is known of the target, nor its review. */
    UnavailableSaved refused(SaveUnavailable request) {
        return database.transaction(statements -> {
            Instant at = confirmed(statements, request.rawId());
            ReachMapper reaches = statements.mapper(ReachMapper.class);
            Standing before = reaches.standing(request.target());
            Reachability now;
            if (before != null && counted(before, request)) {
                now = before.reachability();
            } else {
                now = Reachability.refused(before == null ? null : before.reachability(), request.why(), at);
                reaches.write(request.target(), now, at, request.runKey());
            }
            RedditTarget target = RedditTarget.of(request.target());
            if (target.kind() == RedditTarget.Kind.USER && now.believes(Unavailable.SUSPENDED)) {
                statements.mapper(RedditorMapper.class).suspend(target.lowerName());
            }
            return new UnavailableSaved(now.believes(request.why()), now.sightingsOf(request.why()));
        });
    }

    private Instant confirmed(Statements statements, @Nullable Long rawId) {
        if (rawId == null) {
            return clock.instant();
        }
        AnswerMapper answers = statements.mapper(AnswerMapper.class);
        AnswerRow answer = answers.lock(rawId);
        RedditAnswers.confirm(answers, answer, PostCounts.NONE);
        return answer.fetchedAt();
    }

    private static boolean counted(Standing before, SaveUnavailable request) {
        String why = request.why().name();
        return request.runKey().equals(before.lastRunKey())
                && (why.equals(before.status()) || why.equals(before.candidate()));
    }

    /** A good answer about the target itself. That its content is filtered can be seen beside it: only content ends that. */
    static void reached(Statements statements, String target, Instant at, String runKey) {
        Standing before = statements.mapper(ReachMapper.class).standing(target);
        if (before == null || !filtered(before)) {
            write(statements, target, before, at, runKey);
        }
    }

    /** Content came, so nothing is filtered. */
    static void shown(Statements statements, String target, Instant at, String runKey) {
        Standing before = statements.mapper(ReachMapper.class).standing(target);
        if (before != null && filtered(before)) {
            write(statements, target, before, at, runKey);
        }
    }

    private static boolean filtered(Standing standing) {
        String filtered = Unavailable.FILTERED.name();
        return filtered.equals(standing.status()) || filtered.equals(standing.candidate());
    }

    private static void write(
            Statements statements, String target, @Nullable Standing before, Instant at, String runKey) {
        if (before == null || !runKey.equals(before.lastRunKey()) || !Reachability.REACHABLE.equals(before.status())) {
            Reachability now = Reachability.reached(before == null ? null : before.reachability(), at);
            statements.mapper(ReachMapper.class).write(target, now, at, runKey);
        }
    }
}
