package dev.creatorflow.infra.simulator.server;

/** Answers requests; called from many virtual threads at once and allowed to block. */
public interface Handler {

    /** The reply to one request; an unchecked exception becomes a 500 with its message. */
    Reply handle(Request request) throws InterruptedException;

    /**
     * Told once per request after the reply was sent or failed.
     *
     * @param delivered false when the client was gone or the reply was cut on purpose
     */
    default void finished(Request request, boolean delivered) {}
}
