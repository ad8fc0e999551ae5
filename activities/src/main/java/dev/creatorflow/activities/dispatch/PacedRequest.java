package dev.creatorflow.activities.dispatch;

import dev.creatorflow.activities.archive.StoredAnswer;

/**
 * A provider's part of a call.
 *
 * @param <R> what the activity returns
 */
public interface PacedRequest<R> {
    /** Sends at most one request, and returns whatever came of it. Runs on a virtual thread; an interrupt gives the request up. */
    Sent send() throws InterruptedException;

    /**
     * What the activity returns of a stored answer.
     *
     * @param paid false where the answer was there before
     */
    R result(StoredAnswer answer, boolean paid);
}
