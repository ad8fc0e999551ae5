package dev.creatorflow.starter.reddit;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redditors add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Store redditors as our creators: they are refreshed from now on.",
            "'scrape reddit u/NAME' reads one at once."
        })
public final class RedditorsAddCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(names = "--not-ours", description = "Store them as others, or take them out of our creators.")
    private boolean others;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    public RedditorsAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return RedditChange.write(
                        session,
                        session.connections()
                                .redditStaff()
                                .addRedditors(
                                        names.names(session.surroundings(), Kind.USER),
                                        !others,
                                        session.connections().requester(reason)))
                .code();
    }
}
