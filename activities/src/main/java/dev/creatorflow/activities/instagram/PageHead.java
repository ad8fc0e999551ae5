package dev.creatorflow.activities.instagram;

import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself, whichever of the provider's shapes it has.
 *
 * @param entries items in it, mappable or not
 * @param nextCursor opaque; null where the answer has none
 * @param more the provider says that there is more; where it says nothing, whether it gave a cursor
 */
public record PageHead(int entries, @Nullable String nextCursor, boolean more) {}
