package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.population.Kind;
import dev.creatorflow.infra.simulator.population.Medium;
import java.util.List;
import java.util.Optional;

/**
 * One page of a stream.
 *
 * @param more whether older items follow; then the cursor is that of the last item
 */
record Page(List<Medium> items, boolean more) {
    /** The most the provider gives in one page, whatever is asked for. */
    static final int MOST = 12;

    /**
     * The page after a cursor.
     *
     * @param stream in the order it is shown, pinned items first
     * @param after key of the last medium of the page before; empty for the first page
     * @param count items asked for
     */
    static Page of(Creator creator, List<Medium> stream, Optional<Long> after, int count) {
        int start = after.map(key -> start(stream, key)).orElse(0);
        int most = Math.clamp(count, 1, MOST);
        if (creator.kind() == Kind.SHORT_PAGES) {
            most = Math.min(most, Dice.between(Dice.hash(creator.index(), after.orElse(0L)), 3, 11));
        }
        int end = Math.min(stream.size(), start + most);
        return new Page(stream.subList(start, end), end < stream.size());
    }

    private static int start(List<Medium> stream, long key) {
        for (int place = 0; place < stream.size(); place++) {
            if (stream.get(place).pk() == key) {
                return place + 1;
            }
        }
        // The item was deleted meanwhile: go on with what is older. Keys grow with time.
        for (int place = 0; place < stream.size(); place++) {
            Medium medium = stream.get(place);
            if (!medium.pinnedInReels() && !medium.pinnedInFeed() && medium.pk() < key) {
                return place;
            }
        }
        return stream.size();
    }
}
