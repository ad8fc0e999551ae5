package dev.creatorflow.infra.simulator.traffic;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** When upstream requests arrived, in real time: for mean rate and sliding seconds. Thread-safe. */
public final class Arrivals {
    private static final int KEPT = 1 << 20;

    private long[] millis = new long[4_096];
    private int count;

    /**
     * Rates over what arrived since the last reset, the last million at most.
     *
     * @param seconds from the first arrival to the last
     * @param most the most in any window of one second that begins with an arrival
     * @param windows sliding seconds looked at, one beginning every 10 ms
     * @param above how many of them held more than the limit asked about
     */
    public record Rates(int requests, double seconds, double mean, int most, long windows, long above) {}

    synchronized void add(long now) {
        if (count == KEPT) {
            System.arraycopy(millis, KEPT / 2, millis, 0, KEPT / 2);
            count = KEPT / 2;
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
        }
        millis[count++] = now;
    }

    synchronized void reset() {
        count = 0;
    }

    /** Arrivals per second of real time, by epoch second; seconds without any are left out. */
    public synchronized Map<Long, Integer> perSecond() {
        Map<Long, Integer> seconds = new TreeMap<>();
        for (int place = 0; place < count; place++) {
            seconds.merge(millis[place] / 1000, 1, Integer::sum);
        }
        return seconds;
    }

    /** Compares every sliding second with a limit. */
    public Rates rates(int limit) {
        long[] times = sorted();
        if (times.length == 0) {
            return new Rates(0, 0, 0, 0, 0, 0);
        }
        double seconds = (times[times.length - 1] - times[0]) / 1000.0;
        double mean = seconds > 0 ? times.length / seconds : times.length;
        long windows = 0;
        long above = 0;
        int from = 0;
        int to = 0;
        for (long start = times[0]; start <= times[times.length - 1]; start += 10) {
            while (from < times.length && times[from] < start) {
                from++;
            }
            while (to < times.length && times[to] < start + 1000) {
                to++;
            }
            windows++;
            above += to - from > limit ? 1 : 0;
        }
        return new Rates(times.length, seconds, mean, most(1_000), windows, above);
    }

    /**
     * The most arrivals in any window of a length.
     *
     * @param window milliseconds
     */
    public int most(int window) {
        long[] times = sorted();
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.length; last++) {
            while (times[last] - times[first] >= window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private synchronized long[] sorted() {
        long[] times = Arrays.copyOf(millis, count);
        Arrays.sort(times);
        return times;
    }
}
