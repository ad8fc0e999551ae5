package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;

/** The two streams of an account, with the table each is stored in. */
enum MediaTable {
    REELS("instagram_reels", "reelsPlace", World.NEW_REELS),
    POSTS("instagram_posts", "feedPlace", World.NEW_POSTS);

    private final String table;
    private final String place;
    private final int window;

    MediaTable(String table, String place, int window) {
        this.table = table;
        this.place = place;
        this.window = window;
    }

    String table() {
        return table;
    }

    /** Whether a first scrape reaches a medium. */
    boolean within(JsonNode medium) {
        return medium.path(place).isNumber() && medium.path(place).asInt() < window;
    }
}
