package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How the walk of one stream went.
 *
 * @param end as the provider claims it, see {@link Completeness}; null where it broke off
 * @param broken why it broke off; null where it did not
 * @param detail one sentence; null where it did not break off
 */
record StreamResult(
        Stream stream,
        StreamCounts counts,
        MediaCounts media,
        @Nullable WalkEnd end,
        @Nullable Reason broken,
        @Nullable String detail) {

    /** A stream that was not asked for. */
    static StreamResult untouched(Stream stream) {
        return new StreamResult(stream, StreamCounts.NONE, MediaCounts.NONE, null, null, null);
    }
}
