package dev.creatorflow.activities.instagram;

/**
 * A body that is no JSON, or not the kind of answer it was taken for. A stored answer cannot be one, since answers are read once before they
 * are stored; the message is a sentence for a person.
 */
public final class UnreadableBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(String message) {
        super(message);
    }

    UnreadableBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
