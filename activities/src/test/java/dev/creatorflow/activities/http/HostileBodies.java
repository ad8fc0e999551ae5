package dev.creatorflow.activities.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as large as they are taken, made to cost as much as they can: what a parser may make of a megabyte, and how long it may take. An
 * answer of a provider has 10,000 JSON tokens.
 */
public enum HostileBodies {
    EMPTY_OBJECTS("[", "{},", "{}]"),
    SMALL_OBJECTS("[", "{\"a\":0},", "{}]"),
    SMALL_NUMBERS("[", "1,", "1]"),
    FRACTIONS("[", "1.5,", "1]"),
    DIFFERENT_KEYS("{", null, "\"z\":0}"),
    SAME_KEY("{", "\"items\":[],", "\"items\":[]}"),
    OPEN_LISTS("", "[", ""),
    OPEN_OBJECTS("", "{\"a\":", "1"),
    ONE_NUMBER("", "9", ""),
    ONE_TEXT("\"", "aaaaaaaa", "\""),
    ESCAPES("\"", "\\u0000", "\""),
    BLANKS("", "        ", "{}"),
    /** No UTF-8 at all. */
    NOISE("", "\u00ff", "");

    private static final int LARGEST = HttpLimits.within(Duration.ofMinutes(1)).maxBodyBytes();

    /** Several times the body; what a worker can spare while others are read. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final String head;
    private final String part;
    private final String tail;

    HostileBodies(String head, @Nullable String part, String tail) {
        this.head = head;
        this.part = part == null ? "" : part;
        this.tail = tail;
    }

    /** The body where a parser looks for its list: behind this text, whose objects are closed again. */
    public byte[] within(String before) {
        String after =
                "}".repeat((int) before.chars().filter(sign -> sign == '{').count());
        StringBuilder text = new StringBuilder(LARGEST).append(before).append(head);
        int most = LARGEST - tail.length() - after.length() - 20;
        for (int number = 0; text.length() < most; number++) {
            if (part.isEmpty()) {
                text.append('"').append(number).append("\":0,");
            } else {
                text.append(part);
            }
        }
        return text.append(tail).append(after).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What is read in this way costs no more than a worker can spare, and ends without an exception. */
    public static void assertBounded(String what, Runnable reading) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        reading.run();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("%s: bytes of heap", what)
                .isLessThan(MOST_BYTES);
        assertThat(took).as(what).isLessThan(LONGEST);
    }
}
