package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RedditFilter;
import dev.creatorflow.activities.persistence.staff.RedditorLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redditors list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Redditors with what is known of them, best first.")
public final class RedditorsListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(names = "--ours", description = "Only our creators.")
    private boolean ours;

    @Option(names = "--min-score", paramLabel = "N", description = "Only those of this quality, 0 to 10.")
    private @Nullable Double least;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit = 50;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Leave out the first so many.")
    private int offset;

    public RedditorsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RedditFilter.Redditors filter = new RedditFilter.Redditors(
                names.given() ? names.names(session.surroundings(), Kind.USER) : List.of(), ours, least);
        List<RedditorLine> found = session.connections().reddit().redditors(filter, new Paging(limit, offset));
        session.console().result(() -> table(found), () -> Map.of("redditors", found));
        return ExitCode.DONE.code();
    }

    private static Table table(List<RedditorLine> redditors) {
        Table.Builder table = Table.of(
                "redditor",
                "ours",
                "status",
                "state",
                "karma",
                "age_days",
                "score",
                "posts",
                "post_score",
                "scraped",
                "due");
        for (RedditorLine one : redditors) {
            table.row(
                    one.username(),
                    one.ourCreator() ? "ours" : "",
                    one.status(),
                    one.reach(),
                    one.totalKarma(),
                    one.accountAgeDays(),
                    one.score(),
                    one.posts(),
                    one.avgPostScore(),
                    one.lastScrapedAt(),
                    one.dueAt());
        }
        return table.build();
    }
}
