package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.population.Medium;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** The two kinds of page cursor. Both name the last medium of the page before. */
final class Cursors {
    /** The noise makes the length leave two padding signs, as the provider's cursors do. */
    private static final int NOISE_BYTES = 56;

    private Cursors() {}

    /** Opaque base64 ending in ==, as /reels hands it out; it may hold + and /, so it must be URL-encoded. */
    static String reels(Medium last) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + NOISE_BYTES);
        bytes.putLong(last.pk() ^ 0x5DEECE66DL);
        for (int place = 0; place < NOISE_BYTES / Long.BYTES; place++) {
            bytes.putLong(Dice.hash(last.pk(), place));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** {@code <media pk>_<user pk>}, as /user-feeds hands it out. */
    static String feed(Medium last, Creator creator) {
        return last.pk() + "_" + creator.id();
    }

    /** The media key in a cursor of either kind, or empty for a cursor this provider never gave. */
    static Optional<Long> key(String cursor) {
        if (cursor.matches("\\d{5,19}_\\d+")) {
            return Optional.of(Long.parseLong(cursor.substring(0, cursor.indexOf('_'))));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(cursor);
            return bytes.length == Long.BYTES + NOISE_BYTES
                    ? Optional.of(ByteBuffer.wrap(bytes).getLong() ^ 0x5DEECE66DL)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
