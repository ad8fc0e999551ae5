package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.CommunityReview;
import dev.creatorflow.activities.persistence.staff.RedditStaff;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subreddits add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Store communities: those that are Ok or No Seller are refreshed from now on.",
            "Without --review they wait for a decision; 'scrape reddit r/NAME' reads one at once."
        })
public final class SubredditsAddCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(
            names = "--review",
            paramLabel = "STATE",
            converter = Reviews.class,
            description = "Decide at once: Ok, 'No Seller', 'Non Related' or 'User Feed'.")
    private CommunityReview review = CommunityReview.UNREVIEWED;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    public SubredditsAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RedditStaff staff = session.connections().redditStaff();
        return RedditChange.write(
                        session,
                        staff.addCommunities(
                                names.names(session.surroundings(), Kind.SUBREDDIT),
                                review,
                                session.connections().requester(reason)))
                .code();
    }
}
