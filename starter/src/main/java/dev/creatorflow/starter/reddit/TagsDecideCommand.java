package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.persistence.staff.TagStaff;
import dev.creatorflow.activities.persistence.staff.TagStaff.Decided;
import dev.creatorflow.activities.persistence.staff.TagStaff.Result;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code subreddits tags accept} and {@code reject}. */
@Command(mixinStandardHelpOptions = true)
public final class TagsDecideCommand implements Callable<Integer> {
    private final Session session;
    private final boolean accept;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    /** @param accept whether what is proposed becomes the communities' tags */
    public TagsDecideCommand(Session session, boolean accept) {
        this.session = session;
        this.accept = accept;
    }

    @Override
    public Integer call() {
        List<String> communities = names.names(session.surroundings(), Kind.SUBREDDIT);
        TagStaff staff = session.connections().tagStaff();
        Requester by = session.connections().requester(reason);
        List<Decided> decided = accept ? staff.accept(communities, by) : staff.reject(communities, by);
        session.console()
                .result(
                        () -> {
                            Table.Builder table = Table.of("subreddit", "result", "tags");
                            decided.forEach(one ->
                                    table.row(one.subreddit(), inWords(one.result()), String.join(" ", one.tags())));
                            return table.build();
                        },
                        () -> Map.of("decided", decided));
        long done = decided.stream()
                .filter(one -> one.result() == Result.ACCEPTED || one.result() == Result.REJECTED)
                .count();
        if (done == decided.size()) {
            return ExitCode.DONE.code();
        }
        return (done == 0 ? ExitCode.FAILED : ExitCode.PARTIAL).code();
    }

    private static String inWords(Result result) {
        return switch (result) {
            case ACCEPTED, REJECTED -> result.name().toLowerCase(Locale.ROOT);
            case NO_PROPOSAL -> "no proposal waits";
            case TAGGED_ALREADY -> "has tags already: they stay";
            case NOT_STORED -> "not stored";
        };
    }
}
