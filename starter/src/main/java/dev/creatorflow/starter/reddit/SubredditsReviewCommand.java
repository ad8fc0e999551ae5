package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.CommunityReview;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subreddits review}. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Decide about stored communities. Scrapers never change a decision, whatever Reddit answers.",
            "Ok is scraped and leads to others, No Seller is scraped, Non Related and User Feed are left alone."
        })
public final class SubredditsReviewCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "STATE",
            converter = Reviews.class,
            description = "Ok, 'No Seller', 'Non Related', 'User Feed', or unreviewed.")
    private CommunityReview review = CommunityReview.UNREVIEWED;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NAME",
            description = "r/NAME, or the name alone; - reads them from standard input.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "File of names, separated by white space or commas; # begins a comment.")
    private @Nullable Path file;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    public SubredditsReviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (review == CommunityReview.BANNED) {
            throw CommandFailure.usage(
                    "Banned is no decision of staff: whether a community can be reached is seen by itself.");
        }
        return RedditChange.write(
                        session,
                        session.connections()
                                .redditStaff()
                                .review(
                                        new RedditNameArguments(names, file)
                                                .names(session.surroundings(), Kind.SUBREDDIT),
                                        review,
                                        session.connections().requester(reason)))
                .code();
    }
}
