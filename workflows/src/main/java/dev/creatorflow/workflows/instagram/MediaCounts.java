package dev.creatorflow.workflows.instagram;

/**
 * The files of a run's media.
 *
 * @param due files that are not in the store yet
 * @param reused files that already were
 */
public record MediaCounts(int due, int reused) {
    public static final MediaCounts NONE = new MediaCounts(0, 0);

    public MediaCounts plus(MediaCounts other) {
        return new MediaCounts(due + other.due, reused + other.reused);
    }
}
