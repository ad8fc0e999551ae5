package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cycle or backfill went, as stored with it and printed by {@code digest}. Every list is short.
 *
 * @param detail one sentence; null on an ordinary COMPLETE
 * @param openedAt null where it never began
 * @param due targets in all
 * @param ends how the targets ended, by outcome and reason
 * @param perMinute targets that ended per minute; null where it took no time
 * @param calls paid calls
 * @param costUsd US dollars for them; null where the price is unknown
 * @param plannedLow calls the plan expected at least; null where there was no plan
 * @param plannedHigh calls the plan expected at most; null where there was no plan
 * @param rowsNew media rows that were new
 * @param rowsUpdated media rows that were there before
 * @param media files of its targets, as far as they were moved when it ended
 * @param growth the creators that grew most
 * @param loss the creators that lost most
 * @param viral media that turned viral with it
 * @param needs what needs a person
 */
public record BatchSummary(
        String batch,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        @Nullable Instant openedAt,
        Instant closedAt,
        long due,
        List<Ends> ends,
        @Nullable Double perMinute,
        long calls,
        @Nullable BigDecimal costUsd,
        @Nullable Long plannedLow,
        @Nullable Long plannedHigh,
        long rowsNew,
        long rowsUpdated,
        Files media,
        List<Growth> growth,
        List<Growth> loss,
        List<Viral> viral,
        List<Need> needs) {

    /**
     * @param outcome COMPLETE, PARTIAL, FAILED, STOPPED; LEFT for targets that were not started; DROPPED for those no longer wanted
     * @param reason null on an ordinary COMPLETE
     */
    public record Ends(String outcome, @Nullable String reason, long count) {}

    /** Files that are stored, still due, and given up. */
    public record Files(long stored, long due, long lost) {}

    /** @param dailyPercent growth of followers over one day, percent */
    public record Growth(
            String username, double dailyPercent, @Nullable Long followers) {}

    /** @param plays null where unknown */
    public record Viral(
            String username,
            @Nullable String shortcode,
            @Nullable Long plays) {}

    /**
     * @param what one sentence
     * @param command what to type
     */
    public record Need(String what, String command) {}
}
