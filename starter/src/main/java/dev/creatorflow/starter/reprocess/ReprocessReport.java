package dev.creatorflow.starter.reprocess;

import dev.creatorflow.activities.persistence.staff.ReprocessReads;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Change;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Extent;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Failed;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.MovedRank;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.RankedBy;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Sum;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.CsvText;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.archive.ReprocessProgress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a reprocess did, and which values it moved.
 *
 * @param moved by table, column and cause
 * @param byEngagement creators whose place by engagement rate, or whose rate, moved; the largest moves first
 */
record ReprocessReport(
        String name,
        ReprocessProgress done,
        List<Sum> moved,
        List<MovedRank> byEngagement,
        List<MovedRank> byFollowers,
        List<Failed> failed) {
    private static final int RANKS_SHOWN = 20;
    private static final int MOST_CHANGES = 1_000_000;

    static ReprocessReport of(String name, ReprocessProgress done, ReprocessReads reads) {
        return new ReprocessReport(
                name,
                done,
                reads.sums(name),
                reads.movedRanks(name, RankedBy.ENGAGEMENT, RANKS_SHOWN),
                reads.movedRanks(name, RankedBy.FOLLOWERS, RANKS_SHOWN),
                reads.failed(name, RANKS_SHOWN));
    }

    static void plan(Console console, Extent extent) {
        console.result(
                () -> Table.of("what", "value")
                        .row("creators", extent.creators())
                        .row("answers", extent.answers())
                        .row("media in them", extent.media())
                        .row("megabytes to read", extent.bytes() / 1_000_000)
                        .row("answers read from the archive bucket", extent.archived())
                        .row("oldest answer", extent.oldest())
                        .row("newest answer", extent.newest())
                        .row("requests to the provider", 0)
                        .row("minutes on two cores, about", minutes(extent))
                        .build(),
                () -> Map.of("plan", extent, "requests", 0, "minutes", minutes(extent)));
    }

    private static long minutes(Extent extent) {
        return (extent.media() + ReprocessCommand.MEDIA_A_MINUTE - 1) / ReprocessCommand.MEDIA_A_MINUTE;
    }

    static String csv(ReprocessReads reads, String name) {
        Table.Builder table =
                Table.of("ig_user_id", "username", "table", "column", "rows", "example", "before", "after", "cause");
        for (Change change : reads.changes(name, MOST_CHANGES)) {
            table.row(
                    change.igUserId(),
                    change.username(),
                    change.tableName(),
                    change.columnName(),
                    change.changed(),
                    change.example(),
                    change.before(),
                    change.after(),
                    change.cause());
        }
        return CsvText.render(table.build());
    }

    void write(Console console) {
        console.result(this::table, () -> Map.of("reprocess", this));
        ranks(console, "places by engagement rate", byEngagement);
        ranks(console, "places by followers", byFollowers);
        for (Failed creator : failed) {
            console.error("creator " + creator.igUserId() + " stays as it was: " + creator.error());
        }
        console.remark(String.format(
                Locale.ROOT,
                "%s: %,d creators, %,d answers, %,d media mapped again; %,d rows differed%s; %,d creators failed.",
                name,
                done.creators(),
                done.answers(),
                done.media(),
                done.changed(),
                done.keptNewer() == 0
                        ? ""
                        : String.format(Locale.ROOT, ", %,d have newer answers since and stay", done.keptNewer()),
                done.failed()));
    }

    private Table table() {
        Table.Builder table = Table.of("table", "column", "cause", "creators", "rows");
        moved.forEach(sum -> table.row(sum.tableName(), sum.columnName(), sum.cause(), sum.creators(), sum.rows()));
        return table.build();
    }

    private static void ranks(Console console, String title, List<MovedRank> moved) {
        if (moved.isEmpty()) {
            return;
        }
        Table.Builder table = Table.of("creator", "before", "after", "place_before", "place_after");
        moved.forEach(
                rank -> table.row(rank.username(), rank.before(), rank.after(), rank.rankBefore(), rank.rankAfter()));
        console.below(title, table.build());
    }
}
