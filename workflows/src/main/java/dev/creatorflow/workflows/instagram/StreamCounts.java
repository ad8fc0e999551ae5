package dev.creatorflow.workflows.instagram;

/**
 * What a run stored of one stream, as the database confirmed it.
 *
 * @param saved rows written
 * @param added of those, rows that were new
 * @param existing of those, rows that were there before
 * @param rejected items that could not be mapped or stored; kept in {@code unmapped_items}
 */
public record StreamCounts(int pages, int saved, int added, int existing, int rejected) {
    public static final StreamCounts NONE = new StreamCounts(0, 0, 0, 0, 0);

    public StreamCounts plus(StreamCounts other) {
        return new StreamCounts(
                pages + other.pages,
                saved + other.saved,
                added + other.added,
                existing + other.existing,
                rejected + other.rejected);
    }
}
