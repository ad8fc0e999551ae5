package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.CommunityReview;
import dev.creatorflow.activities.persistence.staff.Paging;
import dev.creatorflow.activities.persistence.staff.RedditFilter;
import dev.creatorflow.activities.persistence.staff.RedditReads;
import dev.creatorflow.activities.persistence.staff.SubredditLine;
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

/** {@code subreddits list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Communities with what is known of them.")
public final class SubredditsListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(
            names = "--review",
            paramLabel = "STATE",
            converter = Reviews.class,
            description = "Only these: Ok, 'No Seller', 'Non Related', 'User Feed', Banned or unreviewed.")
    private @Nullable CommunityReview review;

    @Option(names = "--suggested", description = "Only those the keyword rules suggest a decision for.")
    private boolean suggested;

    @Option(names = "--min-subscribers", paramLabel = "N", description = "Only those with so many members.")
    private @Nullable Long least;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only those with this in name or title.")
    private @Nullable String search;

    @Option(names = "--order", paramLabel = "BY", description = "${COMPLETION-CANDIDATES}; default UPVOTES.")
    private RedditFilter.Order order = RedditFilter.Order.UPVOTES;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default 50.")
    private int limit = 50;

    @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Leave out the first so many.")
    private int offset;

    public SubredditsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RedditFilter.Communities filter = new RedditFilter.Communities(
                names.given() ? names.names(session.surroundings(), Kind.SUBREDDIT) : List.of(),
                review,
                suggested,
                least,
                search,
                order);
        RedditReads reads = session.connections().reddit();
        List<SubredditLine> found = reads.communities(filter, new Paging(limit, offset));
        long total = found.size() < limit ? offset + found.size() : reads.count(filter);
        session.console().result(() -> table(found), () -> Map.of("subreddits", found, "total", total));
        if (total > offset + found.size()) {
            session.console().remark(found.size() + " of " + total + " communities; --limit and --offset show more.");
        }
        return ExitCode.DONE.code();
    }

    private static Table table(List<SubredditLine> communities) {
        Table.Builder table = Table.of(
                "subreddit",
                "review",
                "state",
                "subscribers",
                "over18",
                "upvotes_per_post",
                "engagement",
                "score",
                "suggested",
                "phrase",
                "scraped",
                "due");
        for (SubredditLine one : communities) {
            table.row(
                    one.name(),
                    one.review() == null ? "unreviewed" : one.review(),
                    one.status(),
                    one.subscribers(),
                    one.over18(),
                    one.avgUpvotesPerPost(),
                    one.engagement(),
                    one.communityScore(),
                    one.suggestedReview(),
                    one.suggestedPhrase(),
                    one.lastScrapedAt(),
                    one.dueAt());
        }
        return table.build();
    }
}
