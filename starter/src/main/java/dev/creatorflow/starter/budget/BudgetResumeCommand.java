package dev.creatorflow.starter.budget;

import dev.creatorflow.starter.connection.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code budget resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "End a provider's pause, whoever began it. A cap that is used up stays: change it in the settings.")
public final class BudgetResumeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PROVIDER", description = "instagram, reddit, openai.")
    private String provider = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    public BudgetResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Steering.change(session, provider, (limits, by) -> limits.resume(provider, reason, by));
    }
}
