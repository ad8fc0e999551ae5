package dev.creatorflow.infra.local.exit;

/** The exit codes every Creatorflow command keeps to. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    /** Finished in part: something is missing, but what was done is good. */
    PARTIAL(3),
    /** Something this command depends on cannot be reached or found. */
    UNREACHABLE(4),
    /** Refused by a budget. */
    REFUSED(5);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
