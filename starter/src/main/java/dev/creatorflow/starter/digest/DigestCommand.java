package dev.creatorflow.starter.digest;

import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.persistence.staff.Digest;
import dev.creatorflow.activities.persistence.staff.DigestReads;
import dev.creatorflow.starter.connection.Connections;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code digest}. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = "How the last day went, and what needs a person, with the command to type.")
public final class DigestCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = LengthOfTime.class,
            description = "From so long ago until now; default 24h.")
    private Duration since = Duration.ofHours(24);

    public DigestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Connections connections = session.connections();
        Instant now = connections.clock().instant();
        Digest digest = new DigestReads(connections.database()).since(now.minus(since), now);
        List<Need> needs = Need.of(
                digest,
                connections.failures().groups(now.minus(since)),
                new SourceLimits(connections.database()).usage());
        session.console().result(() -> table(digest, needs), () -> document(digest, needs));
        return ExitCode.DONE.code();
    }

    private static Map<String, Object> document(Digest digest, List<Need> needs) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("digest", digest);
        document.put("needs", needs);
        return document;
    }

    private static Table table(Digest digest, List<Need> needs) {
        Table.Builder table = Table.of("what", "how_it_went", "do");
        for (Need need : needs) {
            table.row("needs a person", need.what(), need.command());
        }
        if (needs.isEmpty()) {
            table.row("needs a person", "nothing", null);
        }
        for (Digest.BatchEnd batch : digest.batches()) {
            table.row(
                    batch.kind().toLowerCase(Locale.ROOT) + " " + batch.name(),
                    (batch.outcome() == null ? batch.verdict() : batch.outcome()) + ", " + batch.done() + " of "
                            + batch.due() + " targets, " + batch.calls() + " calls"
                            + (batch.detail() == null ? "" : ": " + batch.detail()),
                    null);
            SummaryLines.of(batch.summary()).forEach(line -> table.row("", line.what(), line.command()));
        }
        for (Digest.Ends ends : digest.ends()) {
            table.row(
                    "runs",
                    ends.runs() + " " + ends.outcome() + (ends.reason() == null ? "" : " " + ends.reason()),
                    null);
        }
        Digest.Sums sums = digest.sums();
        table.row(
                "rows",
                sums.rowsNew() + " new, " + sums.rowsUpdated() + " updated, " + sums.rowsRejected() + " rejected",
                null);
        table.row(
                "media",
                sums.mediaStored() + " stored, " + sums.mediaLost() + " given up, " + sums.mediaDue() + " due",
                null);
        for (Digest.Spending spending : digest.spending()) {
            table.row(
                    "calls to " + spending.provider(),
                    spending.calls() + ", " + spending.failed() + " failed, "
                            + (spending.costUsd() == null ? "cost unknown" : "$" + spending.costUsd()),
                    null);
        }
        for (Digest.Growth growth : digest.growth()) {
            table.row(
                    growth.dailyPercent() > 0 ? "grew" : "lost",
                    "@" + growth.username() + " " + growth.dailyPercent() + " % in a day",
                    null);
        }
        for (Digest.Told told : digest.notices()) {
            table.row(told.happenedAt(), told.sentence(), told.command());
        }
        return table.build();
    }
}
