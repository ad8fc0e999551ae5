package dev.creatorflow.activities.media.inspect;

/** The bytes are not the whole file their beginning promises. The message says in a few words what is wrong. */
public final class BrokenFileException extends Exception {
    private final boolean cutOff;

    private BrokenFileException(String message, boolean cutOff) {
        super(message);
        this.cutOff = cutOff;
    }

    static BrokenFileException cutOff(String what) {
        return new BrokenFileException(what, true);
    }

    static BrokenFileException malformed(String what) {
        return new BrokenFileException(what, false);
    }

    /** A decoder found nothing in it. */
    public static BrokenFileException undecodable(String what) {
        return malformed(what);
    }

    /** The end is missing: fetching it again can help. */
    public boolean isCutOff() {
        return cutOff;
    }
}
