package dev.creatorflow.workflows.instagram;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers the cursors of a walk: a null or repeated one would lead back to a page that is already paid for. */
final class CursorGuard {
    private final Set<String> visited = new HashSet<>();

    /** True where the cursor leads on. */
    boolean accepts(@Nullable String cursor) {
        return cursor != null && !cursor.isEmpty() && visited.add(cursor);
    }
}
