package dev.creatorflow.infra.local.process;

import dev.creatorflow.infra.local.file.PropertyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which process works on a data folder, written beside the data: pid and the moment of its birth, so that another
 * process that got the same pid later is never mistaken for it.
 */
public final class RunRecord {
    /** The system counts births in hundredths of a second, and its idea of the boot time may drift with the clock. */
    private static final Duration SAME_BIRTH = Duration.ofSeconds(2);

    private final Path file;

    public RunRecord(Path file) {
        this.file = file;
    }

    public void write(long pid) {
        Map<String, String> record = new HashMap<>();
        record.put("pid", Long.toString(pid));
        ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .ifPresent(born -> record.put("born", born.toString()));
        PropertyFile.write(file, record);
    }

    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the record " + file + " cannot be removed", e);
        }
    }

    /** The recorded process, if it is still the same one and still runs. */
    public Optional<ProcessHandle> running() {
        Map<String, String> record = PropertyFile.read(file);
        String pid = record.get("pid");
        String born = record.get("born");
        if (pid == null || born == null) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> bornAt(handle, Instant.parse(born)));
    }

    /** Ends what a crash left running, in good order if it can be had, and forgets it. True if there was something. */
    public boolean endLeftOver(String signal, Duration grace) {
        Optional<ProcessHandle> leftOver = running();
        leftOver.ifPresent(handle -> RunningProcess.end(handle, signal, grace));
        remove();
        return leftOver.isPresent();
    }

    private static boolean bornAt(ProcessHandle handle, Instant born) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, born).abs().compareTo(SAME_BIRTH) < 0)
                .orElse(false);
    }
}
