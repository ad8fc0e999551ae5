package dev.creatorflow.infra.local.exit;

import java.util.Arrays;

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

    /** What a product's process meant by its exit code; anything unusual is a failure. */
    public static ExitCode of(int value) {
        return Arrays.stream(values())
                .filter(code -> code.value == value && code != DONE)
                .findFirst()
                .orElse(FAILED);
    }

    public int value() {
        return value;
    }
}
