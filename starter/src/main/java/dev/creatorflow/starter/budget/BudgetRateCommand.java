package dev.creatorflow.starter.budget;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code budget rate}. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        description = "Change a provider's requests per second over all workers; holds from the next request on.")
public final class BudgetRateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "PROVIDER", description = "instagram, reddit, openai.")
    private String provider = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REQUESTS_PER_SECOND",
            description = "Above 0, at most the plan's limit.")
    private @Nullable BigDecimal requestsPerSecond;

    @Option(names = "--settings", description = "Back to the settings' rate.")
    private boolean settings;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    public BudgetRateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (settings == (requestsPerSecond != null)) {
            throw CommandFailure.usage("Give either the requests per second, or --settings for the settings' rate.");
        }
        return Steering.change(session, provider, (limits, by) -> limits.rate(provider, requestsPerSecond, reason, by));
    }
}
