package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators approve} and {@code creators reject}. */
@Command(mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {

    private final Session session;
    private final Review review;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    private @Nullable String reason;

    /** @param review what the command decides */
    public ReviewCommand(Session session, Review review) {
        this.session = session;
        this.review = review;
    }

    @Override
    public Integer call() {
        ChangeOutput.write(
                session.console(),
                session.connections()
                        .staff()
                        .review(
                                selection.ids(session),
                                review,
                                session.connections().requester(reason)));
        return ExitCode.DONE.code();
    }
}
