package dev.creatorflow.starter.console;

/** Ends a command with an exit code and a sentence for a person: what, where, what to do. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private CommandFailure(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static CommandFailure failed(String sentence) {
        return new CommandFailure(ExitCode.FAILED, sentence);
    }

    public static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }

    public static CommandFailure refused(String sentence) {
        return new CommandFailure(ExitCode.REFUSED, sentence);
    }

    public static CommandFailure unreachable(String sentence) {
        return new CommandFailure(ExitCode.UNREACHABLE, sentence);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What is shown to the person. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
