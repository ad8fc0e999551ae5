package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An invented medium: the truth that bodies are written from and mapped media are compared with.
 *
 * @param children keys of a carousel's children; those at odd places are videos where {@code mixed}
 */
record Medium(
        long pk,
        long owner,
        MediaForm form,
        boolean clip,
        boolean mixed,
        @Nullable String caption,
        long takenAt,
        long likes,
        boolean hidden,
        long comments,
        long plays,
        long reshares,
        long reposts,
        boolean pinned,
        boolean coauthored,
        List<Long> children) {
    static final long OWNER = 72_700_000_999L;
    static final long COAUTHOR = 5_123_456_789L;

    private static final String[] CAPTIONS = {
        "",
        "plain",
        "two #tags and #ÜberSchön with @some.body.",
        "mail me@example.org 💗 #東京",
        "line\nbreak \\ \"quoted\"",
        "x".repeat(2200),
    };

    /** A medium no other call with another number makes. */
    static Medium random(Random random, int number) {
        MediaForm form = List.of(MediaForm.values()).get(random.nextInt(3));
        List<Long> children = new ArrayList<>();
        for (int i = 0; form == MediaForm.CAROUSEL && i < 2 + random.nextInt(3); i++) {
            children.add(key(random, number * 10 + i + 1));
        }
        int caption = random.nextInt(CAPTIONS.length + 1);
        return new Medium(
                key(random, number * 10),
                OWNER,
                form,
                form == MediaForm.VIDEO && random.nextInt(4) > 0,
                random.nextBoolean(),
                caption == CAPTIONS.length ? null : CAPTIONS[caption],
                1_600_000_000L + random.nextInt(150_000_000),
                random.nextInt(100_000),
                random.nextInt(6) == 0,
                random.nextInt(5_000),
                random.nextInt(5_000_000),
                random.nextInt(3) == 0 ? 0 : random.nextInt(900),
                random.nextInt(3) == 0 ? 0 : random.nextInt(90),
                random.nextInt(8) == 0,
                random.nextInt(5) == 0,
                List.copyOf(children));
    }

    /** 19 digits, beyond what a double holds, and never damaged into itself. */
    private static long key(Random random, int number) {
        long key = 3_600_000_000_000_000_000L + random.nextInt(100_000) * 1_000_000_000_000L + number * 1_000L + 137;
        return key == damaged(key) ? key + 1 : key;
    }

    /** What a JavaScript double leaves of it. */
    static long damaged(long key) {
        return (long) (double) key;
    }

    boolean isChildVideo(int place) {
        return mixed && place % 2 == 1;
    }

    String id() {
        return pk + "_" + owner;
    }

    /** The key in base 64, as it stands in links. */
    String shortcode() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder code = new StringBuilder();
        for (long rest = pk; rest > 0; rest >>>= 6) {
            code.append(alphabet.charAt((int) (rest & 63)));
        }
        return code.reverse().toString();
    }
}
