package dev.creatorflow.infra.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a group of processes has used, as Linux counts it.
 *
 * @param cpuSeconds user and system, ended children that were waited for included
 * @param peakMegabytes the most that was resident at a time; of several processes the sum of their peaks, shared pages
 *     counted in each
 */
record Usage(double cpuSeconds, double peakMegabytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final double KILOBYTES_PER_MEGABYTE = 1_000;
    /** Places in /proc/PID/stat after the program's name, as proc(5) counts them less three. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    static Usage of(long pid) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return new Usage(0, 0);
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = TIMES.stream()
                .mapToDouble(place -> Double.parseDouble(fields[place]))
                .sum();
        double kilobytes = read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        return new Usage(ticks / TICKS_PER_SECOND, kilobytes * 1.024 / KILOBYTES_PER_MEGABYTE);
    }

    /** The children of a process and theirs, without itself: the server that a platform process guards. */
    static Usage below(long pid) {
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            return children.map(child -> of(child.pid())).reduce(new Usage(0, 0), Usage::plus);
        }
    }

    /** False where the system keeps no such figures: then all are 0. */
    static boolean isKnown() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    private Usage plus(Usage other) {
        return new Usage(cpuSeconds + other.cpuSeconds, peakMegabytes + other.peakMegabytes);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (NoSuchFileException _) {
            return ""; // it has ended
        } catch (IOException e) {
            if (!Files.exists(Path.of("/proc", Long.toString(pid)))) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
