package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.schedule.SystemStartWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the schedules the product brings along where they are missing, and leaves those that are there alone. */
public final class SystemSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSchedules.class);

    private final ScheduleClient schedules;

    public SystemSchedules(TemporalConnection connection) {
        this.schedules = ScheduleClient.newInstance(
                connection.stubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(connection.client().getOptions().getNamespace())
                        .setDataConverter(DataConverters.create())
                        .build());
    }

    /** Makes what is missing and returns its ids; another worker may do the same at the same time. None where the server knows no schedules. */
    public List<String> createMissing() {
        try {
            return Arrays.stream(SystemSchedule.values())
                    .filter(this::create)
                    .map(SystemSchedule::id)
                    .toList();
        } catch (ScheduleException e) {
            if (e.getCause() instanceof StatusRuntimeException cause
                    && cause.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                LOG.warn(
                        "This Temporal server knows no schedules: start retention by hand with ./creatorflow db retention");
                return List.of();
            }
            throw e;
        }
    }

    private boolean create(SystemSchedule wanted) {
        try {
            schedules.createSchedule(
                    wanted.id(),
                    definition(wanted),
                    ScheduleOptions.newBuilder().build());
            return true;
        } catch (ScheduleAlreadyRunningException _) {
            return false;
        }
    }

    /** Overlapping slots are skipped: the task's own id is the lock, and what one slot leaves the next one finds. */
    private static Schedule definition(SystemSchedule wanted) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(SystemStartWorkflow.class)
                        .setOptions(options(wanted))
                        .setArguments(wanted.task())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(wanted.every(), wanted.offset())))
                        .setJitter(wanted.jitter())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(wanted.catchUp())
                        .setPauseOnFailure(false)
                        .build())
                .setState(ScheduleState.newBuilder().setNote(wanted.note()).build())
                .build();
    }

    /** A schedule appends the time to the id and refuses policies for ids. */
    private static WorkflowOptions options(SystemSchedule wanted) {
        WorkflowOptions options = WorkflowCatalog.SYSTEM_START.start(
                WorkflowIds.scheduled(wanted.id()),
                Trigger.SCHEDULE,
                null,
                "schedule " + wanted.id(),
                attributes -> {});
        return WorkflowOptions.newBuilder(options)
                .setWorkflowIdReusePolicy(WorkflowOptions.getDefaultInstance().getWorkflowIdReusePolicy())
                .setWorkflowIdConflictPolicy(
                        WorkflowOptions.getDefaultInstance().getWorkflowIdConflictPolicy())
                .build();
    }
}
