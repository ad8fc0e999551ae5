package dev.creatorflow.activities.temporal;

import com.google.protobuf.util.Timestamps;
import dev.creatorflow.activities.temporal.CycleSchedule.Daily;
import dev.creatorflow.activities.temporal.CycleSchedule.Every;
import dev.creatorflow.workflows.batch.CycleRequest;
import dev.creatorflow.workflows.batch.InstagramCycleWorkflow;
import dev.creatorflow.workflows.batch.RedditCycleWorkflow;
import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.grpc.Status;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.workflowservice.v1.ListScheduleMatchingTimesRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Temporal Schedules that start cycles. One name is one schedule, whatever its platform. A slot that falls into a running cycle is skipped; after an outage at most one missed slot is
 * made up for. Thread-safe.
 */
public final class CycleSchedules {
    private final ScheduleClient client;
    private final TemporalConnection connection;
    private final String namespace;

    public CycleSchedules(TemporalConnection connection) {
        this.connection = connection;
        this.namespace = connection.client().getOptions().getNamespace();
        this.client = ScheduleClient.newInstance(
                connection.stubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(DataConverters.create())
                        .build());
    }

    /**
     * A schedule as the server has it.
     *
     * @param platform whose targets its cycles scrape
     * @param paused whether it starts nothing
     * @param note why it is paused or resumed, or what it is for; null where none
     * @param jitter the latest a slot may be late by chance
     * @param next the next slots, jitter included; none while paused
     * @param running cycles of it that run now, by workflow id
     */
    public record Line(
            Platform platform,
            String name,
            boolean paused,
            @Nullable String note,
            Instant createdAt,
            Duration jitter,
            List<Instant> next,
            List<String> running,
            long started,
            long skipped,
            long missed) {}

    /**
     * Makes the schedule.
     *
     * @return false where one of this name is there already, of either platform; it stays as it is
     */
    public boolean create(CycleSchedule schedule, @Nullable String note, boolean paused) {
        if (find(schedule.name()).isPresent()) {
            return false;
        }
        try {
            client.createSchedule(
                    id(schedule.platform(), schedule.name()),
                    definition(schedule, note, paused),
                    ScheduleOptions.newBuilder().build());
            return true;
        } catch (ScheduleAlreadyRunningException _) {
            return false;
        }
    }

    /** The names of all of them, in alphabetical order. */
    public List<String> names() {
        return client.listSchedules()
                .map(ScheduleListDescription::getScheduleId)
                .flatMap(id -> Arrays.stream(Platform.values())
                        .map(platform -> id(platform, ""))
                        .filter(id::startsWith)
                        .map(prefix -> id.substring(prefix.length())))
                .sorted()
                .toList();
    }

    /** The schedule of this name; empty where there is none. */
    public Optional<Line> find(String name) {
        return Arrays.stream(Platform.values())
                .flatMap(platform -> find(platform, name).stream())
                .findFirst();
    }

    private Optional<Line> find(Platform platform, String name) {
        try {
            return Optional.of(
                    line(platform, name, client.getHandle(id(platform, name)).describe()));
        } catch (ScheduleException e) {
            if (Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Starts nothing further until resumed; the note is what staff read beside it. */
    public void pause(String name, String note) {
        handle(name).pause(note);
    }

    public void resume(String name, String note) {
        handle(name).unpause(note);
    }

    /** Starts a cycle now, unless one runs. */
    public void trigger(String name) {
        handle(name).trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
    }

    public void delete(String name) {
        handle(name).delete();
    }

    /** When slots are or were in that time, jitter included, whether they started anything or not. */
    public List<Instant> slots(String name, Instant from, Instant to) {
        return connection
                .stubs()
                .blockingStub()
                .listScheduleMatchingTimes(ListScheduleMatchingTimesRequest.newBuilder()
                        .setNamespace(namespace)
                        .setScheduleId(id(platformOf(name), name))
                        .setStartTime(Timestamps.fromMillis(from.toEpochMilli()))
                        .setEndTime(Timestamps.fromMillis(to.toEpochMilli()))
                        .build())
                .getStartTimeList()
                .stream()
                .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                .toList();
    }

    /** The id of a schedule, which is also where the ids of its cycles begin. */
    static String id(Platform platform, String name) {
        return switch (platform) {
            case INSTAGRAM -> WorkflowIds.instagramCycle(name);
            case REDDIT -> WorkflowIds.redditCycle(name);
        };
    }

    /** Where there is none of this name, Instagram: what follows then says that there is none. */
    private Platform platformOf(String name) {
        return find(name).map(Line::platform).orElse(Platform.INSTAGRAM);
    }

    private ScheduleHandle handle(String name) {
        return client.getHandle(id(platformOf(name), name));
    }

    private static Line line(Platform platform, String name, ScheduleDescription description) {
        ScheduleState state = Objects.requireNonNull(description.getSchedule().getState(), "a schedule has a state");
        Duration jitter = description.getSchedule().getSpec().getJitter();
        return new Line(
                platform,
                name,
                state.isPaused(),
                state.getNote().isBlank() ? null : state.getNote(),
                description.getInfo().getCreatedAt(),
                jitter == null ? Duration.ZERO : jitter,
                state.isPaused()
                        ? List.of()
                        : description.getInfo().getNextActionTimes().stream()
                                .limit(5)
                                .toList(),
                description.getInfo().getRunningActions().stream()
                        .filter(ScheduleActionExecutionStartWorkflow.class::isInstance)
                        .map(ScheduleActionExecutionStartWorkflow.class::cast)
                        .map(action -> action.getWorkflowId())
                        .toList(),
                description.getInfo().getNumActions(),
                description.getInfo().getNumActionsSkippedOverlap(),
                description.getInfo().getNumActionsMissedCatchupWindow());
    }

    private static Schedule definition(CycleSchedule schedule, @Nullable String note, boolean paused) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(type(schedule.platform()))
                        .setOptions(options(schedule))
                        .setArguments(new CycleRequest(schedule.platform(), schedule.name(), schedule.most(), null))
                        .build())
                .setSpec(spec(schedule))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(schedule.catchUp())
                        .setPauseOnFailure(false)
                        .build())
                .setState(ScheduleState.newBuilder()
                        .setNote(note == null ? "" : note)
                        .setPaused(paused)
                        .build())
                .build();
    }

    private static Class<?> type(Platform platform) {
        return switch (platform) {
            case INSTAGRAM -> InstagramCycleWorkflow.class;
            case REDDIT -> RedditCycleWorkflow.class;
        };
    }

    /** The fairness key is the schedule's, the time of the slot is not known here; the cycle's own steps have both. */
    private static WorkflowOptions options(CycleSchedule schedule) {
        String id = id(schedule.platform(), schedule.name());
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(WorkflowCatalog.INSTAGRAM_CYCLE.queue())
                .setPriority(Priorities.of(Trigger.SCHEDULE, id))
                .setStaticSummary("cycle of the schedule " + schedule.name())
                // The SDK cannot read back a schedule whose action has a summary and no details.
                .setStaticDetails("./creatorflow schedules show " + schedule.name())
                .setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.PLATFORM, schedule.platform().label())
                        .set(SearchAttributes.TRIGGER, Trigger.SCHEDULE.name())
                        .build())
                .build();
    }

    private static ScheduleSpec spec(CycleSchedule schedule) {
        ScheduleSpec.Builder spec = ScheduleSpec.newBuilder().setJitter(schedule.jitter());
        return switch (schedule.times()) {
            case Every(Duration every, Duration offset) ->
                spec.setIntervals(List.of(new ScheduleIntervalSpec(every, offset)))
                        .setTimeZoneName("UTC")
                        .build();
            case Daily daily ->
                spec.setCalendars(daily.at().stream()
                                .map(time -> calendar(time, daily))
                                .toList())
                        .setTimeZoneName(daily.zone().getId())
                        .build();
        };
    }

    private static ScheduleCalendarSpec calendar(LocalTime time, Daily daily) {
        ScheduleCalendarSpec.Builder calendar = ScheduleCalendarSpec.newBuilder()
                .setHour(List.of(new ScheduleRange(time.getHour())))
                .setMinutes(List.of(new ScheduleRange(time.getMinute())));
        if (!daily.on().isEmpty()) {
            // Temporal counts from Sunday, which is 0.
            calendar.setDayOfWeek(daily.on().stream()
                    .map(day -> new ScheduleRange(day == DayOfWeek.SUNDAY ? 0 : day.getValue()))
                    .toList());
        }
        return calendar.build();
    }
}
