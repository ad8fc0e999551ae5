package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.TagStaff.Proposal;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code subreddits tags list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Proposed tags that wait for a decision, newest first.")
public final class TagsListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--all", description = "Also those that are decided, and answers that proposed nothing.")
    private boolean all;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit = 50;

    public TagsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Proposal> found = session.connections().tagStaff().proposals(all, limit);
        session.console().result(() -> table(found), () -> Map.of("proposals", found));
        return ExitCode.DONE.code();
    }

    private static Table table(List<Proposal> proposals) {
        Table.Builder table = Table.of(
                "subreddit",
                "tags",
                "category",
                "dropped",
                "decision",
                "decided_by",
                "proposed",
                "model",
                "tokens",
                "note");
        for (Proposal one : proposals) {
            table.row(
                    one.subreddit(),
                    String.join(" ", one.tags()),
                    one.category(),
                    one.dropped(),
                    one.decision(),
                    one.decidedBy(),
                    one.proposedAt(),
                    one.model(),
                    tokens(one),
                    one.note());
        }
        return table.build();
    }

    private static String tokens(Proposal one) {
        return one.promptTokens() == null || one.completionTokens() == null
                ? ""
                : one.promptTokens() + "+" + one.completionTokens();
    }
}
