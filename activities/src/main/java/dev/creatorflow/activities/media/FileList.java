package dev.creatorflow.activities.media;

import java.util.List;

/**
 * The files that the rows of a page use, as statements take them.
 *
 * @param owner the table of the rows, as {@link MediaOwner#table} names it
 * @param slots JSON array, one entry per place; see {@link MediaRegistry}
 * @param rowKeys of the rows that have files
 * @param different files, each counted once however many places it has
 */
public record FileList(String owner, String slots, List<String> rowKeys, int different) {
    /** {@code rowKeys} as a parameter of a statement. */
    public String[] rows() {
        return rowKeys.toArray(String[]::new);
    }
}
