package dev.creatorflow.worker;

/** Something the worker cannot do without does not answer, or is not ready; the message says which, where and what to do. */
final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String sentence) {
        super(sentence);
    }

    UnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
