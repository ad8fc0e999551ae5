package dev.creatorflow.starter.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What was found about one dependency.
 *
 * @param check what was looked at
 * @param state how it is
 * @param detail one sentence
 * @param remedy what to do; null where there is nothing to do
 */
record Finding(
        String check, State state, String detail, @Nullable String remedy) {

    enum State {
        OK,
        /** Works, but not as well as it could, or not for long. */
        WARNING,
        /** There, but not usable as it is. */
        FAILED,
        /** Not there. */
        UNREACHABLE
    }

    static Finding ok(String check, String detail) {
        return new Finding(check, State.OK, detail, null);
    }

    static Finding warning(String check, String detail, String remedy) {
        return new Finding(check, State.WARNING, detail, remedy);
    }

    static Finding failed(String check, String detail, String remedy) {
        return new Finding(check, State.FAILED, detail, remedy);
    }

    static Finding unreachable(String check, String detail, String remedy) {
        return new Finding(check, State.UNREACHABLE, detail, remedy);
    }
}
