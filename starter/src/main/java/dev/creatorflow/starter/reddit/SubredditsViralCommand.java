package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.ViralPosts;
import dev.creatorflow.activities.persistence.staff.ViralPosts.Line;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code subreddits viral}. */
@Command(
        name = "viral",
        mixinStandardHelpOptions = true,
        description = "Posts that stand out now in communities of review Ok, the most outstanding first.")
public final class SubredditsViralCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "AGE",
            converter = LengthOfTime.class,
            defaultValue = "72h",
            description = "Posts not older than this; default 72h.")
    private Duration since = Duration.ofDays(3);

    @Option(
            names = "--per-subreddit",
            paramLabel = "N",
            defaultValue = "3",
            description = "Posts of one community, at most; default 3.")
    private int perSubreddit = 3;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit = 50;

    public SubredditsViralCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (perSubreddit < 1 || limit < 1) {
            throw CommandFailure.usage("--per-subreddit and --limit are 1 or more.");
        }
        List<Line> posts = new ViralPosts(session.connections().database())
                .list(since, perSubreddit, limit, session.connections().clock().instant());
        session.console().result(() -> table(posts), () -> Map.of("posts", posts));
        return ExitCode.DONE.code();
    }

    private static Table table(List<Line> posts) {
        Table.Builder table = Table.of("viral", "subreddit", "score", "comments", "created", "author", "post", "title");
        for (Line post : posts) {
            table.row(
                    post.viralScore(),
                    post.subreddit(),
                    post.score(),
                    post.comments(),
                    post.createdAt(),
                    post.author(),
                    post.redditId(),
                    post.title());
        }
        return table.build();
    }
}
