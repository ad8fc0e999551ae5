package dev.creatorflow.infra.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A way to spoil an answer with its particulars; each kind reads those its description names.
 *
 * @param status 0 takes the kind's own
 * @param retryAfter seconds for the header of that name, null leaves it out
 * @param length how long to be silent or late
 * @param text body instead of the usual one
 * @param field name of a JSON field
 */
public record Effect(
        EffectKind kind,
        int status,
        @Nullable Integer retryAfter,
        Duration length,
        long bytes,
        @Nullable String url,
        @Nullable String text,
        @Nullable String field) {

    /** The status given, or another. */
    int statusOr(int otherwise) {
        return status == 0 ? otherwise : status;
    }
}
