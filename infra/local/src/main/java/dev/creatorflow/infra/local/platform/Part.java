package dev.creatorflow.infra.local.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts that {@code platform --only} can start alone. */
public enum Part {
    POSTGRES,
    S3,
    TEMPORAL;

    /** Reads the name a person typed. */
    public static Part named(String text) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no part of the platform; there are "
                        + Arrays.stream(values()).map(Part::label).collect(Collectors.joining(", "))));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
