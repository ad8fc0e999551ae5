package dev.creatorflow.infra.simulator.population;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One posting, fixed for a seed; its counters are a matter of time and live in {@link Counters}.
 *
 * @param owner index of the account that posted it
 * @param number which posting of the owner, from 0
 * @param pk 19 digits, so that a double cannot hold it
 * @param coauthor index of the co-author, or null
 * @param likesHidden the owner hides this item's like count
 * @param inFeed shown in /user-feeds as well; always true for anything but a reel
 * @param slides the children of a carousel, else empty
 * @param videoMillis length of the video, 0 for none
 * @param deletedAt when the owner takes it down, or null
 */
public record Medium(
        int owner,
        int number,
        long pk,
        MediumKind kind,
        Instant takenAt,
        @Nullable String caption,
        @Nullable Integer coauthor,
        boolean likesHidden,
        boolean inFeed,
        boolean pinnedInReels,
        boolean pinnedInFeed,
        boolean paidPartnership,
        List<Slide> slides,
        int videoMillis,
        @Nullable Instant deletedAt) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /**
     * One child of a carousel.
     *
     * @param place from 0
     */
    public record Slide(int place, long pk, boolean video) {}

    public boolean inReels() {
        return kind == MediumKind.REEL;
    }

    /** Whether the medium can be seen at an instant. */
    public boolean visibleAt(Instant at) {
        return !takenAt.isAfter(at) && (deletedAt == null || deletedAt.isAfter(at));
    }

    /** The short code: the key in Instagram's 64-letter alphabet. */
    public String code() {
        return code(pk);
    }

    /** The short code of any media key. */
    public static String code(long pk) {
        StringBuilder code = new StringBuilder(11);
        for (long rest = pk; rest > 0; rest >>>= 6) {
            code.append(ALPHABET.charAt((int) (rest & 63)));
        }
        return code.reverse().toString();
    }
}
