package dev.creatorflow.starter.replay;

import dev.creatorflow.workflows.WorkflowImplementations;
import dev.creatorflow.workflows.contract.DataConverters;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays one history. */
final class Replay {

    /** The SDK says what differs in words only: these are its words for "the code's command and the event do not match". */
    private static final String DIFFERENCE = "[TMPRL1100]";

    private static final Pattern EVENT = Pattern.compile("(?:[Ee]vent |EventId=)(\\d+)");
    private static final Pattern COMMAND = Pattern.compile("[Cc]ommand (?:type )?COMMAND_TYPE_(\\w+)");
    private static final Pattern CHECK = Pattern.compile("expected value '(?:name: )?\"?([^'\"]*)\"?");
    private static final int DEEPEST_CAUSE = 10;

    /**
     * What came of it.
     *
     * @param fits whether the code at hand would do what the history says was done
     * @param eventId the first event that differs; null where everything fits, or no event is named
     * @param recorded what the history has there; null as before
     * @param now what the code does instead; null where it does nothing there, or everything fits
     * @param detail the SDK's own words; null where everything fits
     */
    record Verdict(
            String workflowType,
            int events,
            boolean fits,
            @Nullable Long eventId,
            @Nullable String recorded,
            @Nullable String now,
            @Nullable String detail) {}

    private Replay() {}

    static Verdict of(WorkflowExecutionHistory history) {
        String type = history.getHistory()
                .getEvents(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getWorkflowType()
                .getName();
        int events = history.getHistory().getEventsCount();
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setDataConverter(DataConverters.create())
                                .build())
                        .build())) {
            Worker worker = environment.newWorker("replay");
            worker.registerWorkflowImplementationTypes(WorkflowImplementations.all());
            WorkflowReplayer.replayWorkflowExecution(history, worker);
            return new Verdict(type, events, true, null, null, null, null);
        } catch (Exception e) {
            return differs(history, type, events, words(e));
        }
    }

    private static Verdict differs(WorkflowExecutionHistory history, String type, int events, String words) {
        Matcher event = EVENT.matcher(words);
        Matcher command = COMMAND.matcher(words);
        Long id = event.find() ? Long.valueOf(event.group(1)) : null;
        String recorded = id == null
                ? null
                : history.getHistory().getEventsList().stream()
                        .filter(one -> one.getEventId() == id)
                        .findFirst()
                        .map(Replay::describe)
                        .orElse(null);
        Matcher check = CHECK.matcher(words);
        String now = command.find() ? plain(command.group(1)) + (check.find() ? " " + check.group(1) : "") : null;
        return new Verdict(type, events, false, id, recorded, now, words);
    }

    /** From the difference to the stack trace, which the SDK puts into the message. */
    private static String words(Throwable failure) {
        String message = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(cause -> String.valueOf(cause.getMessage()))
                .filter(text -> text.contains(DIFFERENCE))
                .findFirst()
                .orElse(String.valueOf(failure.getMessage()));
        int from = Math.max(0, message.indexOf(DIFFERENCE));
        int until = message.indexOf("\n\tat ", from);
        return message.substring(from, until < 0 ? message.length() : until)
                .replace(DIFFERENCE + " ", "")
                .replaceAll("\\s+", " ");
    }

    private static String describe(HistoryEvent event) {
        String kind = plain(event.getEventType().name().replaceFirst("^EVENT_TYPE_", ""));
        String summary = event.getUserMetadata().getSummary().getData().toStringUtf8();
        String name = event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                ? event.getActivityTaskScheduledEventAttributes()
                        .getActivityType()
                        .getName()
                : event.getEventType() == EventType.EVENT_TYPE_MARKER_RECORDED
                        ? event.getMarkerRecordedEventAttributes().getMarkerName()
                        : "";
        return (kind + " " + name).strip() + (summary.isEmpty() ? "" : " (" + summary.replace("\"", "") + ")");
    }

    private static String plain(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
