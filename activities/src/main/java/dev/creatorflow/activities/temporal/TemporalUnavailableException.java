package dev.creatorflow.activities.temporal;

import dev.creatorflow.activities.settings.TemporalSettings;
import io.grpc.StatusRuntimeException;

/** Temporal cannot be used; the message says where, why and what to do. */
public final class TemporalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemporalUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static TemporalUnavailableException of(TemporalSettings settings, StatusRuntimeException failure) {
        String where = "Temporal at " + settings.requireAddress();
        String sentence = switch (failure.getStatus().getCode()) {
            case NOT_FOUND ->
                where + " has no namespace \"" + settings.namespace() + "\": create it, or set TEMPORAL_NAMESPACE.";
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                where + " refuses the credentials: check TEMPORAL_API_KEY or the client certificate.";
            default ->
                where + " cannot be reached (" + failure.getStatus().getCode()
                        + "): start the local platform with ./creatorflow up, or set TEMPORAL_ADDRESS.";
        };
        return new TemporalUnavailableException(sentence, failure);
    }
}
