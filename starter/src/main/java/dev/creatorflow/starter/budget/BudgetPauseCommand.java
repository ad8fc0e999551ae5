package dev.creatorflow.starter.budget;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.names.LengthOfTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code budget pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Send a provider nothing more; requests in flight end, and what they bring is stored.")
public final class BudgetPauseCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PROVIDER", description = "instagram, reddit, openai.")
    private String provider = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Go on by itself after so long: 2h, 1d. Without it somebody has to resume.")
    private @Nullable Duration length;

    public BudgetPauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Steering.change(
                session,
                provider,
                (limits, by) -> limits.pause(
                        provider,
                        reason,
                        by,
                        // The database's clock decides when it is over, and no simulated one.
                        length == null ? null : limits.usage().getFirst().asOf().plus(length)));
    }
}
