package dev.creatorflow.infra.local.exit;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command with a message for a person (what, where, what to do) and an exit code. The message is printed as it
 * is, without a stack trace.
 */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode code;

    public CommandFailure(ExitCode code, String message) {
        this(code, message, null);
    }

    public CommandFailure(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Something went wrong that the person at the keyboard did not cause. */
    public static CommandFailure failed(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, message, cause);
    }

    /** A program, port or server that is needed is not there. */
    public static CommandFailure unreachable(String message) {
        return new CommandFailure(ExitCode.UNREACHABLE, message);
    }

    /** Never null: this exception is made with a message only. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public ExitCode code() {
        return code;
    }
}
