package dev.creatorflow.workflows.media;

/**
 * What a transfer did.
 *
 * @param stored files whose bytes are in the store now and were not before
 * @param reused files whose bytes turned out to be in the store already
 * @param failed files that stay due after a failed attempt, or are lost
 * @param due files that are still due when the transfer ends
 * @param bytes bytes stored
 */
public record MediaReport(int stored, int reused, int failed, int due, long bytes) {
    public static final MediaReport NONE = new MediaReport(0, 0, 0, 0, 0);

    /** Adds up attempts; what is due is the later report's. */
    public MediaReport plus(MediaReport later) {
        return new MediaReport(
                stored + later.stored, reused + later.reused, failed + later.failed, later.due, bytes + later.bytes);
    }
}
