package dev.creatorflow.starter.console;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and a sentence for a person: what, where, what to do. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailure(ExitCode exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public static CommandFailure failed(String sentence) {
        return new CommandFailure(ExitCode.FAILED, sentence, null);
    }

    public static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence, null);
    }

    public static CommandFailure unreachable(String sentence, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.UNREACHABLE, sentence, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What is shown to the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
