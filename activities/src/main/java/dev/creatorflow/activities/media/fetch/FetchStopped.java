package dev.creatorflow.activities.media.fetch;

/** Ends a fetch from within; becomes its {@link Fetched.Failed}. */
final class FetchStopped extends Exception {
    private final transient MediaFailure failure;

    FetchStopped(MediaFailure failure) {
        super(failure.kind(), null, false, false);
        this.failure = failure;
    }

    MediaFailure failure() {
        return failure;
    }
}
