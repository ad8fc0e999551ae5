package dev.creatorflow.workflows.instagram;

/** How many of the newest items of each stream a run looks at; 0 leaves the stream out. */
public record Window(int reels, int posts) {
    public Window {
        if (reels < 0 || posts < 0) {
            throw new IllegalArgumentException("A window cannot be negative: " + reels + " reels, " + posts + " posts");
        }
    }

    public int of(Stream stream) {
        return stream == Stream.REELS ? reels : posts;
    }

    /** The larger of both, per stream. */
    public Window widen(Window other) {
        return new Window(Math.max(reels, other.reels), Math.max(posts, other.posts));
    }
}
