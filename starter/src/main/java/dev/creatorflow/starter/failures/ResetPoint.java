package dev.creatorflow.starter.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a history has to be cut so that an activity, and all that came after it, happens again.
 *
 * @param workflowTaskFinished id of the event after which the history is cut
 * @param eventId the event that scheduled the activity, or recorded the local one
 */
record ResetPoint(long workflowTaskFinished, long eventId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The last, or first, time the activity was scheduled; empty where the history has no such activity. */
    static Optional<ResetPoint> before(List<HistoryEvent> history, String activity, boolean first) {
        Optional<ResetPoint> found = Optional.empty();
        for (HistoryEvent event : history) {
            if (activityOf(event).filter(activity::equalsIgnoreCase).isPresent()) {
                found = Optional.of(new ResetPoint(workflowTask(event), event.getEventId()));
                if (first) {
                    break;
                }
            }
        }
        return found;
    }

    /** The activities of a history, in the order in which they came first. */
    static Set<String> activities(List<HistoryEvent> history) {
        Set<String> names = new LinkedHashSet<>();
        history.forEach(event -> activityOf(event).ifPresent(names::add));
        return names;
    }

    private static Optional<String> activityOf(HistoryEvent event) {
        if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
            return Optional.of(plain(event.getActivityTaskScheduledEventAttributes()
                    .getActivityType()
                    .getName()));
        }
        if (event.getEventType() == EventType.EVENT_TYPE_MARKER_RECORDED) {
            MarkerRecordedEventAttributes marker = event.getMarkerRecordedEventAttributes();
            if (marker.getMarkerName().equals("LocalActivity") && marker.containsDetails("type")) {
                return Optional.of(plain(text(marker.getDetailsOrThrow("type").getPayloads(0))));
            }
        }
        return Optional.empty();
    }

    private static long workflowTask(HistoryEvent event) {
        return event.getEventType() == EventType.EVENT_TYPE_MARKER_RECORDED
                ? event.getMarkerRecordedEventAttributes().getWorkflowTaskCompletedEventId()
                : event.getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId();
    }

    /** Methods and activity types differ in the first letter only. */
    private static String plain(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String text(Payload payload) {
        try {
            return JSON.readValue(payload.getData().toStringUtf8(), String.class);
        } catch (JsonProcessingException _) {
            return "";
        }
    }
}
