package dev.creatorflow.infra.simulator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what was asked and what came of it. Thread-safe.
 *
 * <p>Upstream requests are counted when they arrive, so that the figures are those the provider would bill and limit by;
 * outcomes when the answer has left.
 */
public final class Traffic {
    /** More different pages or files than this are only counted in total. */
    private static final int MOST_KEYS = 300_000;

    private final Arrivals arrivals = new Arrivals();
    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> pages = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> pagesDelivered = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> cdnOutcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> cdnFiles = new ConcurrentHashMap<>();
    private final LongAdder cdnBytes = new LongAdder();

    private final RequestLog log = new RequestLog();

    private record Open(
            long since, String endpoint, String page, String outcome, boolean good, boolean cdn, long bytes) {

        Open decided(String nowOutcome, boolean nowGood, long nowBytes) {
            return new Open(since, endpoint, page, nowOutcome, nowGood, cdn, nowBytes);
        }

        RequestLog.Entry entry(long number, long until, boolean delivered) {
            return new RequestLog.Entry(number, endpoint, page, outcome, since, until, delivered && good);
        }
    }

    /** An upstream request arrived: for the sliding-window figures. */
    public void arrived() {
        arrivals.add(System.currentTimeMillis());
    }

    /**
     * An upstream request is being answered.
     *
     * @param page {@code endpoint|id or username|max_id}
     * @param outcome the status, or what was done instead
     */
    public void answering(long request, String endpoint, String page, String outcome) {
        count(pages, page);
        open.put(request, new Open(System.currentTimeMillis(), endpoint, page, outcome, false, false, 0));
    }

    /** A file is being sent. */
    public void serving(long request, String path) {
        open.put(request, new Open(System.currentTimeMillis(), "cdn", path, "open", false, true, 0));
    }

    /**
     * What becomes of a request that is being answered.
     *
     * @param good whether a correct client has what it asked for once this is delivered
     * @param bytes of the body, counted for files only
     */
    public void decided(long request, String outcome, boolean good, long bytes) {
        open.computeIfPresent(request, (number, asked) -> asked.decided(outcome, good, bytes));
    }

    /** The answer has left, or could not. */
    public void finished(long request, boolean delivered) {
        Open asked = open.remove(request);
        if (asked == null) {
            return;
        }
        String outcome = delivered ? asked.outcome() : asked.outcome() + " undelivered";
        boolean whole = delivered && asked.good();
        if (asked.cdn()) {
            count(cdnOutcomes, outcome);
            if (whole) {
                count(cdnFiles, asked.page());
                cdnBytes.add(asked.bytes());
            }
            return;
        }
        count(outcomes, asked.endpoint() + "|" + outcome);
        log.add(asked.entry(request, System.currentTimeMillis(), delivered));
        if (whole) {
            count(pagesDelivered, asked.page());
        }
    }

    /**
     * Upstream requests that were on their way at or after a wall-clock time, those still open included.
     *
     * @param fromMillis since the epoch
     */
    public List<RequestLog.Entry> requests(long fromMillis) {
        List<RequestLog.Entry> entries = new ArrayList<>(log.since(fromMillis));
        open.forEach((number, asked) -> {
            if (!asked.cdn()) {
                entries.add(asked.entry(number, 0, false));
            }
        });
        return entries;
    }

    /** Forgets everything counted so far; requests in flight count in the new period. */
    public void reset() {
        arrivals.reset();
        for (Map<String, LongAdder> counts : List.of(outcomes, pages, pagesDelivered, cdnOutcomes, cdnFiles)) {
            counts.clear();
        }
        cdnBytes.reset();
        log.clear();
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /** Upstream requests by endpoint and outcome, keyed {@code endpoint|outcome}. */
    public Map<String, Long> outcomes() {
        return copy(outcomes);
    }

    /** How often each page was asked for. */
    public Map<String, Long> pages() {
        return copy(pages);
    }

    /** How often each page was delivered whole and true. */
    public Map<String, Long> pagesDelivered() {
        return copy(pagesDelivered);
    }

    public Map<String, Long> cdnOutcomes() {
        return copy(cdnOutcomes);
    }

    /** How often each file was delivered whole, by path. */
    public Map<String, Long> cdnFiles() {
        return copy(cdnFiles);
    }

    public long cdnBytes() {
        return cdnBytes.sum();
    }

    /** Requests whose answer is on its way. */
    public int inFlight() {
        return open.size();
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        LongAdder known = counts.get(key);
        if (known == null) {
            String counted = counts.size() < MOST_KEYS ? key : "others";
            known = counts.computeIfAbsent(counted, fresh -> new LongAdder());
        }
        known.increment();
    }

    private static Map<String, Long> copy(Map<String, LongAdder> counts) {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((key, value) -> sorted.put(key, value.sum()));
        return sorted;
    }
}
