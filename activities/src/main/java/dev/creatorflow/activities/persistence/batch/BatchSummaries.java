package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.batch.BatchActivities.CloseBatch;
import dev.creatorflow.workflows.batch.BatchSummary;
import dev.creatorflow.workflows.batch.BatchSummary.Ends;
import dev.creatorflow.workflows.batch.BatchSummary.Files;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums a batch up from what its runs wrote. Thread-safe. */
public final class BatchSummaries {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Database database;
    private final Clock clock;
    private final long viralMinViews;
    private final double viralMultiplier;

    /**
     * @param viralMinViews plays below which nothing counts as viral
     * @param viralMultiplier how many times the creator's average a viral reel has
     */
    public BatchSummaries(Database database, Clock clock, long viralMinViews, double viralMultiplier) {
        this.database = database;
        this.clock = clock;
        this.viralMinViews = viralMinViews;
        this.viralMultiplier = viralMultiplier;
    }

    /** The summary as things stand now. */
    public BatchSummary of(CloseBatch closing) {
        String batch = closing.batch();
        return database.autocommit(statements -> {
            SummaryMapper sums = statements.mapper(SummaryMapper.class);
            SummaryMapper.Head head =
                    Objects.requireNonNull(sums.head(batch), () -> "There is no cycle or backfill " + batch);
            List<Ends> ends = sums.ends(batch);
            SummaryMapper.RowCounts rows = sums.rows(batch);
            SummaryMapper.FileCounts files = sums.files(batch);
            Verdict verdict = Verdict.of(closing, ends);
            Instant now = clock.instant();
            Files moved =
                    new Files(Math.max(0, rows.filesDue() - files.due() - files.lost()), files.due(), files.lost());
            return new BatchSummary(
                    batch,
                    verdict.outcome(),
                    verdict.reason(),
                    verdict.detail(),
                    head.openedAt(),
                    now,
                    head.due(),
                    ends,
                    perMinute(ends, head.openedAt(), now),
                    head.calls(),
                    head.costUsd(),
                    head.plannedLow(),
                    head.plannedHigh(),
                    rows.rowsNew(),
                    rows.rowsUpdated(),
                    moved,
                    sums.growth(batch, 1),
                    sums.growth(batch, -1),
                    sums.viral(batch, viralMinViews, viralMultiplier),
                    BatchNeeds.of(batch, head.platform(), head.kind(), head.name(), verdict.reason(), ends, moved));
        });
    }

    private static @Nullable Double perMinute(List<Ends> ends, @Nullable Instant openedAt, Instant now) {
        long ended = ends.stream()
                .filter(end -> !Set.of("LEFT", "DROPPED").contains(end.outcome()))
                .mapToLong(Ends::count)
                .sum();
        if (openedAt == null || !openedAt.isBefore(now)) {
            return null;
        }
        return ended * MILLIS_PER_MINUTE / Duration.between(openedAt, now).toMillis();
    }

    /** The outcome of the batch: its own where it ended early, else what became of most of its targets. */
    private record Verdict(
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail) {
        static Verdict of(CloseBatch closing, List<Ends> ends) {
            if (closing.outcome() != null) {
                return new Verdict(closing.outcome(), closing.reason(), closing.detail());
            }
            long complete = count(ends, Outcome.COMPLETE);
            long partial = count(ends, Outcome.PARTIAL);
            long failed = count(ends, Outcome.FAILED);
            long stopped = count(ends, Outcome.STOPPED);
            if (partial + failed + stopped == 0) {
                return new Verdict(Outcome.COMPLETE, null, null);
            }
            Outcome outcome = complete + partial == 0 && failed > 0 ? Outcome.FAILED : Outcome.PARTIAL;
            String detail = failed + " failed, " + partial + " in part, " + stopped + " stopped, of "
                    + (complete + partial + failed + stopped);
            return new Verdict(outcome, mostOften(ends), detail);
        }

        private static long count(List<Ends> ends, Outcome outcome) {
            return ends.stream()
                    .filter(end -> end.outcome().equals(outcome.name()))
                    .mapToLong(Ends::count)
                    .sum();
        }

        private static @Nullable Reason mostOften(List<Ends> ends) {
            return ends.stream()
                    .filter(end -> Arrays.stream(Outcome.values())
                            .anyMatch(outcome -> outcome != Outcome.COMPLETE
                                    && outcome.name().equals(end.outcome())))
                    .filter(end -> end.reason() != null)
                    .max(Comparator.comparingLong(Ends::count))
                    .map(end -> Reason.valueOf(String.valueOf(end.reason())))
                    .orElse(null);
        }
    }
}
