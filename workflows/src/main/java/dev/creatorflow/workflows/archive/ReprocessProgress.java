package dev.creatorflow.workflows.archive;

import org.jspecify.annotations.Nullable;

/**
 * What a reprocess has done so far.
 *
 * @param after the last creator that was given out; null before the first
 * @param creators rebuilt ones
 * @param failed creators of which nothing was written; their sentences are in {@code reprocess_creators}
 * @param answers stored answers that were mapped again
 * @param media their entries
 * @param changed rows written because they differed
 * @param keptNewer rows left alone because a newer answer came in meanwhile
 */
public record ReprocessProgress(
        @Nullable String after, long creators, long failed, long answers, long media, long changed, long keptNewer) {
    public static final ReprocessProgress NONE = new ReprocessProgress(null, 0, 0, 0, 0, 0, 0);

    ReprocessProgress plus(ReprocessProgress more) {
        return new ReprocessProgress(
                after,
                creators + more.creators,
                failed + more.failed,
                answers + more.answers,
                media + more.media,
                changed + more.changed,
                keptNewer + more.keptNewer);
    }

    ReprocessProgress upTo(@Nullable String creator) {
        return new ReprocessProgress(creator, creators, failed, answers, media, changed, keptNewer);
    }
}
