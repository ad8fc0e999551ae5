package dev.creatorflow.starter.runs;

import dev.creatorflow.activities.persistence.staff.RunLine;
import dev.creatorflow.activities.persistence.staff.RunReads.RejectedItem;
import dev.creatorflow.activities.persistence.staff.RunReads.RunCard;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runs show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One run, and the items it could not store.")
public final class RunsShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "Run key or workflow id; or a handle or id, for its newest run.")
    private String run = "";

    public RunsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunCard card = session.connections()
                .runs()
                .show(run.replaceFirst("^@", ""))
                .orElseThrow(() -> CommandFailure.failed(
                        "No run is known by '" + run + "'. ./creatorflow runs list shows those that are."));
        session.console().result(() -> table(card.run()), () -> document(card));
        for (RejectedItem item : card.rejected()) {
            session.console()
                    .below("not stored: " + item.stream() + " page " + item.page() + " item " + item.itemIndex()
                            + (item.mediaPk() == null ? "" : " (" + item.mediaPk() + ")") + ": " + item.reason());
        }
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> document(RunCard card) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", RunDocument.of(card.run()));
        document.put("rejected", card.rejected());
        return document;
    }

    private static Table table(RunLine run) {
        return Table.of("what", "value")
                .row("run", run.runKey())
                .row("creator", run.username() + (run.target() == null ? "" : " (" + run.target() + ")"))
                .row("workflow", run.workflowId())
                .row("asked by", run.trigger() + (run.requester() == null ? "" : " " + run.requester()))
                .row("batch", run.batch())
                .row("started", run.startedAt())
                .row("ended", run.closedAt())
                .row("took", took(run))
                .row("outcome", run.outcome() == null ? run.verdict() : run.outcome())
                .row("reason", run.reason())
                .row("detail", run.detail())
                .row("reels", counts(run.reels()))
                .row("posts", counts(run.posts()))
                .row("different media", run.distinctMedia())
                .row("files", run.media().due() + " due, " + run.media().reused() + " reused")
                .row(
                        "calls",
                        run.calls().total() + " (" + run.calls().succeeded() + " succeeded, "
                                + run.calls().failed() + " failed)")
                .row("followers", run.followers())
                .row("engagement percent", run.engagementRate())
                .row("growth percent a day", run.growthDaily())
                .row("growth percent a week", run.growthWeekly())
                .build();
    }

    private static String counts(StreamCounts counts) {
        return counts.saved() + " saved (" + counts.added() + " new, " + counts.existing() + " existing), "
                + counts.rejected() + " rejected, " + counts.pages() + " pages";
    }

    private static @Nullable String took(RunLine run) {
        return run.closedAt() == null
                ? null
                : Duration.between(run.startedAt(), run.closedAt()).toSeconds() + " s";
    }
}
