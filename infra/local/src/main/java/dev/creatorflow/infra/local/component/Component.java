package dev.creatorflow.infra.local.component;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One part of the platform; it can run without the others. Started once or again after it has ended, always on the same
 * address. Start and close are called by one thread at a time.
 */
public interface Component extends AutoCloseable {

    /** Lower case, as in {@code platform --only NAME}. */
    String name();

    /** What a person calls it. */
    String title();

    /**
     * Starts it and returns when it answers.
     *
     * @throws dev.creatorflow.infra.local.exit.CommandFailure saying what is wrong and what to do
     */
    void start() throws InterruptedException;

    /** Where it answers, without secrets. */
    String address();

    /** The process that is this part: a child's, or this JVM's. 0 where it is somebody else's server. */
    long pid();

    /** What a client needs, by the names of the product's settings, secrets included. Known before it starts. */
    Map<String, String> settings();

    /** Completes when it has ended by itself or was closed; never for a part that cannot end by itself. */
    CompletableFuture<?> ended();

    /** Stops it and returns when it is gone; harmless when it does not run. */
    @Override
    void close();
}
