package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * A command that stays until it is told to stop, by a signal or by the end of its standard input, and then closes what
 * it was given, last things first. A stop in good order ends the process with the command's own exit code, whatever the signal.
 */
final class Foreground implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CompletableFuture<Boolean> told = new CompletableFuture<>();
    private volatile int exitCode = ExitCode.DONE.value();
    private final Thread hook = new Thread(this::stopAndHalt, "stop");

    /**
     * From now on signals are heard.
     *
     * @param withParent true: the end of standard input means stop as well
     */
    Foreground(boolean withParent) {
        Runtime.getRuntime().addShutdownHook(hook);
        if (withParent) {
            Thread.ofVirtual().start(this::awaitEndOfInput);
        }
    }

    synchronized <T extends AutoCloseable> T stopsAtTheEnd(T thing) {
        open.push(thing);
        return thing;
    }

    /** The exit code when a signal ends the command from now on. Where nothing else is said, to be ended is in order. */
    void endsWith(int code) {
        exitCode = code;
    }

    /** Returns when it was told to stop; fails when a part ends by itself. */
    void stayUntilTold(List<Component> parts) throws InterruptedException {
        Stream<CompletableFuture<Component>> ends =
                parts.stream().map(part -> part.ended().handle((code, failure) -> part));
        CompletableFuture<?>[] anything = Stream.concat(Stream.of(told), ends).toArray(CompletableFuture<?>[]::new);
        try {
            if (CompletableFuture.anyOf(anything).get() instanceof Component part) {
                throw CommandFailure.failed(
                        part.title() + " at " + part.address() + " ended by itself; everything else is stopped.", null);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for the end failed", e.getCause());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook is at work: it closes everything.
            awaitTheHook();
        }
        closeAll();
    }

    private void stopAndHalt() {
        closeAll();
        Runtime.getRuntime().halt(exitCode);
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) { // what AutoCloseable declares
                Messages.progress("While stopping: " + e.getMessage());
            }
        }
    }

    private void awaitTheHook() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        } catch (IOException e) {
            Messages.progress("Standard input cannot be read any more: " + e.getMessage());
        }
        told.complete(true);
    }
}
