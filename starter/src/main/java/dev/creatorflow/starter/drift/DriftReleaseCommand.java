package dev.creatorflow.starter.drift;

import dev.creatorflow.activities.persistence.staff.DriftStaff;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drift accept} and {@code drift release}. */
@Command(mixinStandardHelpOptions = true)
public final class DriftReleaseCommand implements Callable<Integer> {
    private final Session session;
    private final boolean accepted;

    @Parameters(index = "0", paramLabel = "ENDPOINT", description = "profile, reels or posts.")
    private String endpoint = "";

    @Parameters(index = "1", paramLabel = "FIELD", description = "The provider's name of the field.")
    private String field = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the audit log.")
    private @Nullable String reason;

    /** @param accepted the values that came in while it was held are right, too */
    public DriftReleaseCommand(Session session, boolean accepted) {
        this.session = session;
        this.accepted = accepted;
    }

    @Override
    public Integer call() {
        boolean released = new DriftStaff(
                        session.connections().database(), session.connections().clock())
                .release(endpoint, field, accepted, session.connections().requester(reason));
        if (!released) {
            throw CommandFailure.failed(field + " of " + endpoint
                    + " is not held back: ./creatorflow drift show names the fields that are.");
        }
        session.console()
                .remark(
                        accepted
                                ? field + " of " + endpoint
                                        + " is published again, from the next answer within seconds;"
                                        + " ./creatorflow reprocess --all publishes what came in meanwhile."
                                : field + " of " + endpoint
                                        + " is published again, from the next answer within seconds.");
        return ExitCode.DONE.code();
    }
}
