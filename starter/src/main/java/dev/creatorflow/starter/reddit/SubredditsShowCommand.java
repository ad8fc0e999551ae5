package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.SubredditCard;
import dev.creatorflow.activities.persistence.staff.SubredditLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditName;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code subreddits show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "One community: review, reachability, figures, requirements, who led to it.")
public final class SubredditsShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "r/NAME, or the name alone.")
    private String name = "";

    public SubredditsShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RedditTarget target = RedditName.parse(name, Kind.SUBREDDIT)
                .filter(one -> one.kind() == Kind.SUBREDDIT)
                .orElseThrow(() -> CommandFailure.usage("'" + name + "' is no community: give r/NAME."));
        SubredditCard card = session.connections()
                .reddit()
                .community(target.name())
                .orElseThrow(() -> CommandFailure.failed("No community '" + target.label()
                        + "' is stored: ./creatorflow subreddits add " + target.label() + " stores one."));
        session.console().result(() -> table(card), () -> Map.of("subreddit", card));
        return ExitCode.DONE.code();
    }

    private static Table table(SubredditCard card) {
        SubredditLine one = card.subreddit();
        SubredditCard.Facts facts = card.facts();
        Table.Builder table = Table.of("what", "value")
                .row("subreddit", one.name())
                .row("title", facts.title())
                .row("type", facts.type())
                .row("review", one.review() == null ? "unreviewed" : one.review())
                .row("suggested review", one.suggestedReview())
                .row("because of the phrase", one.suggestedPhrase())
                .row("category", facts.primaryCategory())
                .row("tags", facts.tags())
                .row("state", one.status())
                .row("state since", facts.statusSince())
                .row("seen, not believed yet", facts.candidateStatus())
                .row("subscribers", one.subscribers())
                .row("over 18", one.over18())
                .row("rules", facts.rules())
                .row("verification required", facts.verificationRequired())
                .row("upvotes per post", one.avgUpvotesPerPost())
                .row("engagement", one.engagement())
                .row("score", one.communityScore())
                .row("former score", one.subredditScore())
                .row("best day (UTC)", facts.bestPostingDay())
                .row("best hour (UTC)", facts.bestPostingHour())
                .row("best type of post", facts.topContentType())
                .row("post karma of most posters", facts.minPostKarma())
                .row("comment karma of most posters", facts.minCommentKarma())
                .row("account age of most posters, days", facts.minAccountAgeDays())
                .row("posters known", facts.requirementSampleSize())
                .row("steps of discovery", facts.depth())
                .row("posts stored", facts.postsStored())
                .row("newest post", facts.newestPost())
                .row("last scraped", one.lastScrapedAt())
                .row("due", one.dueAt());
        card.ledHere()
                .forEach(link -> table.row("led here by", link.way().toLowerCase(Locale.ROOT) + " " + link.source()));
        card.days().forEach(day -> table.row("subscribers on " + day.day(), day.subscribers()));
        return table.build();
    }
}
