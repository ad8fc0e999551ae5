package dev.creatorflow.starter.scrape;

import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.scrape.CreatorReport.StreamReport;
import dev.creatorflow.workflows.contract.Outcome;
import java.util.List;
import java.util.Map;

/** How reports are shown, and what they mean for the exit code. */
public final class ScrapeOutput {

    private ScrapeOutput() {}

    /** Writes the reports to standard output, and below a table the sentences of those that did not go as expected. */
    public static void write(Console console, List<CreatorReport> reports) {
        console.result(() -> table(reports), () -> spreadsheet(reports), () -> Map.of("creators", reports));
        console.below(
                "reels, posts: saved/new/existing; media: stored/reused/failed; %: engagement of followers, growth");
        for (CreatorReport report : reports) {
            if (report.detail() != null) {
                console.below("@" + report.username() + ": " + report.detail());
            }
        }
    }

    /**
     * DONE where everything is complete, FAILED where everything failed, else PARTIAL. No report at all is DONE.
     */
    public static ExitCode exitCode(List<CreatorReport> reports) {
        if (reports.stream().allMatch(report -> report.outcome() == Outcome.COMPLETE)) {
            return ExitCode.DONE;
        }
        return reports.stream().allMatch(report -> report.outcome() == Outcome.FAILED)
                ? ExitCode.FAILED
                : ExitCode.PARTIAL;
    }

    private static Table table(List<CreatorReport> reports) {
        Table.Builder table = Table.of(
                "creator",
                "outcome",
                "reason",
                "reels s/n/e",
                "posts s/n/e",
                "media s/r/f",
                "calls",
                "followers",
                "engaged %",
                "day %",
                "week %");
        for (CreatorReport report : reports) {
            table.row(
                    report.username(),
                    report.outcome(),
                    report.reason() == null ? "" : report.reason(),
                    figures(report.reels()),
                    figures(report.posts()),
                    report.media().stored() + "/" + report.media().reused() + "/"
                            + report.media().failed(),
                    report.apiCalls().total(),
                    report.followers(),
                    report.engagementRate(),
                    report.followerGrowthDaily(),
                    report.followerGrowthWeekly());
        }
        return table.build();
    }

    private static String figures(StreamReport stream) {
        return stream.saved() + "/" + stream.added() + "/" + stream.existing();
    }

    private static Table spreadsheet(List<CreatorReport> reports) {
        Table.Builder table = Table.of(
                "creator",
                "outcome",
                "reason",
                "reels_saved",
                "reels_new",
                "reels_existing",
                "posts_saved",
                "posts_new",
                "posts_existing",
                "media_stored",
                "media_reused",
                "media_failed",
                "calls",
                "followers",
                "engagement_percent",
                "growth_day_percent",
                "growth_week_percent");
        for (CreatorReport report : reports) {
            table.row(
                    report.username(),
                    report.outcome(),
                    report.reason() == null ? "" : report.reason(),
                    report.reels().saved(),
                    report.reels().added(),
                    report.reels().existing(),
                    report.posts().saved(),
                    report.posts().added(),
                    report.posts().existing(),
                    report.media().stored(),
                    report.media().reused(),
                    report.media().failed(),
                    report.apiCalls().total(),
                    report.followers(),
                    report.engagementRate(),
                    report.followerGrowthDaily(),
                    report.followerGrowthWeekly());
        }
        return table.build();
    }
}
