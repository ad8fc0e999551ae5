package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RedditFilter;
import dev.creatorflow.activities.persistence.staff.RedditorLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditName;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code redditors show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One redditor: profile, karma, quality.")
public final class RedditorsShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "u/NAME, or the name alone.")
    private String name = "";

    public RedditorsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RedditTarget target = RedditName.parse(name, Kind.USER)
                .filter(one -> one.kind() == Kind.USER)
                .orElseThrow(() -> CommandFailure.usage("'" + name + "' is no redditor: give u/NAME."));
        List<RedditorLine> found = session.connections()
                .reddit()
                .redditors(new RedditFilter.Redditors(List.of(target.name()), false, null), Paging.first(1));
        if (found.isEmpty()) {
            throw CommandFailure.failed("No redditor '" + target.label() + "' is stored: ./creatorflow redditors add "
                    + target.label() + " stores one.");
        }
        session.console().result(() -> table(found.getFirst()), () -> Map.of("redditor", found.getFirst()));
        return ExitCode.DONE.code();
    }

    private static Table table(RedditorLine one) {
        return Table.of("what", "value")
                .row("redditor", one.username())
                .row("ours", one.ourCreator())
                .row("status", one.status())
                .row("state", one.reach())
                .row("karma", one.totalKarma())
                .row("post karma", one.linkKarma())
                .row("comment karma", one.commentKarma())
                .row("karma a day", one.karmaPerDay())
                .row("account age, days", one.accountAgeDays())
                .row("quality, 0 to 10", one.score())
                .row("mean score of posts", one.avgPostScore())
                .row("mostly posts", one.preferredContentType())
                .row("bio", one.bio())
                .row("posts stored", one.posts())
                .row("last scraped", one.lastScrapedAt())
                .row("due", one.dueAt())
                .build();
    }
}
