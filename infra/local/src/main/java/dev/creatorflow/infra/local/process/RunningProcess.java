package dev.creatorflow.infra.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What can be done with a process that is not this JVM's child. */
public final class RunningProcess {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private RunningProcess() {}

    /** Sends the signal, waits for the process's end, and kills it when the time is over. True if it is gone. */
    public static boolean end(ProcessHandle handle, String signal, Duration grace) {
        send(handle, signal);
        if (endsWithin(handle, grace)) {
            return true;
        }
        handle.destroyForcibly();
        return endsWithin(handle, AFTER_KILL);
    }

    /** True if the process is gone after at most this time. */
    public static boolean endsWithin(ProcessHandle handle, Duration wait) {
        try {
            handle.onExit().get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + handle.pid() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }

    /** Java itself can only send TERM and KILL. A process that is gone already is no error. */
    private static void send(ProcessHandle handle, String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "kill", signal, Long.toString(handle.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + handle.pid() + " could not be signalled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
