package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.media.MediaActivities.Transferred;

/**
 * What a transfer did.
 *
 * @param stored files whose bytes are in the store now and were not before
 * @param reused files whose bytes turned out to be in the store already
 * @param failed files that were given up, or are still due after a failed attempt
 * @param due files that are still due when the transfer ends
 * @param bytes bytes stored
 */
public record MediaReport(int stored, int reused, int failed, int due, long bytes) {
    public static final MediaReport NONE = new MediaReport(0, 0, 0, 0, 0);

    /** This report after a further call: what was done adds up, what is due is the later call's. */
    MediaReport plus(Transferred later, int lost) {
        return new MediaReport(
                stored + later.stored(),
                reused + later.reused(),
                lost + later.retrying(),
                later.due(),
                bytes + later.bytes());
    }
}
