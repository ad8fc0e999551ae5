package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunClosed;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import dev.creatorflow.workflows.instagram.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens and closes runs. Thread-safe. */
public final class RunStore {
    /** How often the streams of a scheduled creator are walked to their ends. */
    static final Duration SWEEP_EVERY = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;
    private final Window first;
    private final Window later;
    private final RefreshPace pace;

    /**
     * @param first what a stream's walk looks at until one as wide was finished
     * @param later what it looks at from then on
     */
    public RunStore(Database database, Clock clock, Window first, Window later, RefreshPace pace) {
        this.database = database;
        this.clock = clock;
        this.first = first;
        this.later = later;
        this.pace = pace;
    }

    RunPlan open(OpenRun run) {
        Window asked = run.window();
        RunMapper.PlanRow row = database.autocommit(statements -> statements
                .mapper(RunMapper.class)
                .open(
                        run,
                        asked == null ? first : asked,
                        asked == null ? later : asked,
                        asked == null && run.trigger() == Trigger.SCHEDULE,
                        SWEEP_EVERY,
                        clock.instant()));
        return new RunPlan(new Window(row.reels(), row.posts()), later, row.sweep(), row.expectsReels(), row.niche());
    }

    /** Two statements, each committed by itself and harmless when repeated; the ranges first: a run whose verdict stands has them. */
    RunClosed close(CloseRun run) {
        Instant now = clock.instant();
        return database.autocommit(statements -> {
            RunMapper runs = statements.mapper(RunMapper.class);
            String target = run.igUserId();
            List<StreamWalk> finished =
                    run.walks().stream().filter(walk -> walk.end() != null).toList();
            if (target != null && !finished.isEmpty()) {
                runs.closeRanges(run.runKey(), target, json(finished), first, now);
            }
            return new RunClosed(runs.close(
                    run, run.runKey(), ends(run), counts(run, Stream.REELS), counts(run, Stream.POSTS), pace, now));
        });
    }

    private static String json(List<StreamWalk> finished) {
        JsonRows walks = new JsonRows();
        for (StreamWalk walk : finished) {
            walks.add().put("stream", walk.stream().name()).put("exhausted", walk.end() == WalkEnd.EXHAUSTED);
        }
        return walks.text();
    }

    /** How the walks ended, for whoever replays the run. */
    private static @Nullable String ends(CloseRun run) {
        JsonRows walks = new JsonRows();
        for (StreamWalk walk : run.walks()) {
            WalkEnd end = walk.end();
            walks.add().put("stream", walk.stream().name()).put("end", end == null ? null : end.name());
        }
        return walks.isEmpty() ? null : walks.text();
    }

    private static StreamCounts counts(CloseRun run, Stream stream) {
        return run.walks().stream()
                .filter(walk -> walk.stream() == stream)
                .map(StreamWalk::counts)
                .findFirst()
                .orElse(StreamCounts.NONE);
    }
}
