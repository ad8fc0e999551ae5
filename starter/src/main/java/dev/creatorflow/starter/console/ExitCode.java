package dev.creatorflow.starter.console;

/** What a command tells the shell. Fixed for all commands. */
public enum ExitCode {
    /** Everything that was asked for is done. */
    DONE(0),
    FAILED(1),
    /** The command line or a setting is wrong. */
    USAGE(2),
    /** Finished in part, or stopped on purpose. */
    PARTIAL(3),
    /** Something the command depends on cannot be reached. */
    UNREACHABLE(4),
    /** Refused by the budget, or not confirmed. */
    REFUSED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
