package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Statements;
import java.util.List;

/**
 * Puts the public URLs of stored files into the rows that use them. The links decide, never the text of a URL: what is stored under any
 * address of the store is recognised, and a CDN link in such a place is replaced whatever wrote it.
 */
final class StoredLinks {
    private StoredLinks() {}

    /** Brings the rows of these keys in line with their current links; rows that already are stay untouched. */
    static int write(Statements statements, MediaOwner owner, List<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return 0;
        }
        return statements.mapper(StoredLinksMapper.class).write(owner, rowKeys.toArray(String[]::new));
    }

    /**
     * Locks the rows before their files: the order in which a page's transaction takes them, so that a transfer and a scrape of the same
     * creator never wait for each other in a ring.
     */
    static void lock(Statements statements, MediaOwner owner, List<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return;
        }
        statements.mapper(StoredLinksMapper.class).lock(owner, rowKeys.toArray(String[]::new));
    }
}
