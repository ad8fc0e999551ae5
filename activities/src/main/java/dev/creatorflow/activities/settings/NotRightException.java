package dev.creatorflow.activities.settings;

/** A text cannot be read as what its setting is; the message says what would be right. Never leaves this package. */
final class NotRightException extends Exception {

    private static final long serialVersionUID = 1L;

    NotRightException(String whatWouldBeRight) {
        super(whatWouldBeRight);
    }

    String whatWouldBeRight() {
        return String.valueOf(getMessage());
    }
}
