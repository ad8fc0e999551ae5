package dev.creatorflow.starter.budget;

import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.budget.SourceUsage;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import java.util.function.BiConsumer;

/** Changes a provider's limits and shows how it stands then. */
final class Steering {

    private Steering() {}

    /**
     * Makes the change.
     *
     * @param change gets the limits and who asks
     */
    static int change(Session session, String provider, BiConsumer<SourceLimits, String> change) {
        SourceLimits limits = new SourceLimits(session.connections().database());
        try {
            change.accept(limits, session.connections().requester(null).name());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage() + ".");
        }
        SourceUsage now = limits.usage().stream()
                .filter(source -> source.provider().equals(provider))
                .findFirst()
                .orElseThrow();
        session.console()
                .result(
                        () -> Table.of("provider", "requests_per_second", "state")
                                .row(provider, now.requestsPerSecond(), Standing.state(now))
                                .build(),
                        () -> now);
        if (now.pauseType() == null && now.budgetReached()) {
            session.console()
                    .remark("The budget is used up, so the next request pauses " + provider
                            + " again: raise API_DAILY_CALL_CAP or API_MONTHLY_CALL_CAP and restart a worker.");
        }
        return ExitCode.DONE.code();
    }
}
