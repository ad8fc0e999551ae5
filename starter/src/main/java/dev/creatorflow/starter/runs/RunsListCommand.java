package dev.creatorflow.starter.runs;

import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RunFilter;
import dev.creatorflow.activities.persistence.staff.RunLine;
import dev.creatorflow.activities.persistence.staff.RunReads;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runs list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Runs, newest first.")
public final class RunsListCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Begun since so long ago: 24h, 7d.")
    private @Nullable Duration since;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Outcome outcome;

    @Option(names = "--reason", paramLabel = "REASON", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Reason reason;

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Platform platform;

    @Option(names = "--name", paramLabel = "NAME", description = "Runs that asked for this handle.")
    private @Nullable String name;

    @Option(names = "--batch", paramLabel = "BATCH", description = "Runs of one cycle, backfill or scrape command.")
    private @Nullable String batch;

    @Option(names = "--open", description = "Only runs that have not ended.")
    private boolean open;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "30", description = "At most so many; default 30.")
    private int limit = 30;

    public RunsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunFilter filter = new RunFilter(
                platform,
                null,
                name == null ? null : name.replaceFirst("^@", ""),
                batch,
                outcome,
                reason,
                since == null ? null : session.connections().clock().instant().minus(since),
                open ? Boolean.TRUE : null);
        RunReads reads = session.connections().runs();
        List<RunLine> runs = reads.list(filter, Paging.first(limit));
        long total = runs.size() < limit ? runs.size() : reads.count(filter);
        session.console().result(() -> table(runs), () -> document(runs, total));
        if (total > runs.size()) {
            session.console().remark(runs.size() + " of " + total + " runs; --limit shows more.");
        }
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> document(List<RunLine> runs, long total) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runs", runs.stream().map(RunDocument::of).toList());
        document.put("total", total);
        return document;
    }

    private static Table table(List<RunLine> runs) {
        Table.Builder table = Table.of(
                "started",
                "creator",
                "outcome",
                "reason",
                "trigger",
                "reels_new",
                "posts_new",
                "media_due",
                "calls",
                "run");
        for (RunLine run : runs) {
            table.row(
                    run.startedAt(),
                    run.username(),
                    run.outcome() == null ? run.verdict() : run.outcome(),
                    run.reason() == null ? "" : run.reason(),
                    run.trigger(),
                    run.reels().added(),
                    run.posts().added(),
                    run.media().due(),
                    run.calls().total(),
                    run.runKey());
        }
        return table.build();
    }
}
