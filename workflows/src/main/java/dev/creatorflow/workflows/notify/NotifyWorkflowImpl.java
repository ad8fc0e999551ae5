package dev.creatorflow.workflows.notify;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** See {@link NotifyWorkflow}. */
public final class NotifyWorkflowImpl implements NotifyWorkflow {
    private static final int ROUNDS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final NotifyActivities notices = Workflow.newActivityStub(
            NotifyActivities.class,
            ActivityPolicies.database(Priorities.of(Trigger.SCHEDULE, null), "tell people what happened"));

    @Override
    public DeliveryReport deliver() {
        DeliveryReport report = DeliveryReport.NONE;
        Duration pause = FIRST_PAUSE;
        for (int round = 1; round <= ROUNDS; round++) {
            DeliveryReport now = notices.deliverNotices();
            report = report.plus(now);
            if (now.left() == 0) {
                break;
            }
            if (now.sent() == 0 && round < ROUNDS) {
                Workflow.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        return report;
    }
}
