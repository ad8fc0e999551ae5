package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.JsonRows;
import java.time.Duration;

/**
 * The ages at which the media of observed creators are compared, each with how far an observation may be off. The windows do not overlap, so an
 * observation has one label at most.
 */
enum FixedAge {
    ONE_HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(15)),
    SIX_HOURS("6h", Duration.ofHours(6), Duration.ofHours(1)),
    ONE_DAY("24h", Duration.ofDays(1), Duration.ofHours(3)),
    THREE_DAYS("72h", Duration.ofDays(3), Duration.ofHours(6)),
    ONE_WEEK("7d", Duration.ofDays(7), Duration.ofHours(12)),
    ONE_MONTH("30d", Duration.ofDays(30), Duration.ofDays(1));

    private final String label;
    private final Duration age;
    private final Duration tolerance;

    FixedAge(String label, Duration age, Duration tolerance) {
        this.label = label;
        this.age = age;
        this.tolerance = tolerance;
    }

    /** All of them, as the statements of {@link ObserveMapper} take them. */
    static String json() {
        JsonRows rows = new JsonRows();
        for (FixedAge fixed : values()) {
            rows.add()
                    .put("label", fixed.label)
                    .put("age_seconds", fixed.age.toSeconds())
                    .put("tolerance_seconds", fixed.tolerance.toSeconds());
        }
        return rows.text();
    }
}
