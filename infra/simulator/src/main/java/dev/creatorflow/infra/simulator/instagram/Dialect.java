package dev.creatorflow.infra.simulator.instagram;

import java.math.BigDecimal;

/**
 * The two ways the provider writes a media object: /reels with ids as text and plays, /user-feeds with ids as numbers
 * that went through a JavaScript double, and shares.
 */
public enum Dialect {
    REELS,
    FEED;

    /** Writes an id in the dialect's type; the number of {@link #FEED} is damaged as the provider's are. */
    void id(JsonBody json, String name, long id) {
        if (this == REELS) {
            json.field(name, Long.toString(id));
        } else {
            json.field(name, damaged(id));
        }
    }

    /**
     * The integer a JavaScript program prints after holding this one in a double: the shortest digits that lead back to
     * the double, filled up with zeros.
     */
    static long damaged(long id) {
        return new BigDecimal(Double.toString((double) id)).longValueExact();
    }
}
