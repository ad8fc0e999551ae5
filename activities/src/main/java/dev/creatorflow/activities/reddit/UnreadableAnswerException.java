package dev.creatorflow.activities.reddit;

import java.io.Serial;

/** A body that is no JSON. */
final class UnreadableAnswerException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String sentence) {
        super(sentence);
    }
}
