package dev.creatorflow.workflows.reddit;

/**
 * Posts as the database confirmed them.
 *
 * @param pages answers they came in
 * @param saved rows written
 * @param added of those, rows that were new
 * @param rejected entries that could not be mapped or stored; kept in {@code unmapped_items}
 */
public record PostCounts(int pages, int saved, int added, int rejected) {
    public static final PostCounts NONE = new PostCounts(0, 0, 0, 0);

    public PostCounts plus(PostCounts other) {
        return new PostCounts(pages + other.pages, saved + other.saved, added + other.added, rejected + other.rejected);
    }
}
