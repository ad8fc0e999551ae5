package dev.creatorflow.workflows.retention;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was cleared so far.
 *
 * @param cleared one line for each subject that was gone through
 */
public record RetentionReport(List<Cleared> cleared) {
    public static final RetentionReport NONE = new RetentionReport(List.of());

    public RetentionReport {
        cleared = List.copyOf(cleared);
    }

    /** @param rows rows that are gone, for calls those that became totals */
    public record Cleared(Retained subject, long rows) {}

    RetentionReport plus(Retained subject, long rows) {
        Map<Retained, Long> sums = new EnumMap<>(Retained.class);
        cleared.forEach(line -> sums.merge(line.subject(), line.rows(), Long::sum));
        sums.merge(subject, rows, Long::sum);
        return new RetentionReport(sums.entrySet().stream()
                .map(line -> new Cleared(line.getKey(), line.getValue()))
                .toList());
    }

    /** The subject to go on with: the last one that was touched, else the first. */
    Retained current() {
        return cleared.isEmpty()
                ? Retained.MEDIA_OBSERVATIONS
                : cleared.getLast().subject();
    }
}
