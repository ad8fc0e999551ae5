package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code creators approve}, {@code creators reject} and {@code creators unreview}. */
@Command(mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {

    private final Session session;
    private final Review review;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    /** @param review what the command decides */
    public ReviewCommand(Session session, Review review) {
        this.session = session;
        this.review = review;
    }

    @Override
    public Integer call() {
        List<String> ids = selection.ids(session);
        options.apply(session, (staff, requester) -> staff.review(ids, review, requester));
        return ExitCode.DONE.code();
    }
}
