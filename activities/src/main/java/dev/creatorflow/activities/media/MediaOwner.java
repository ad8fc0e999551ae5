package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.contract.Platform;

/** A table whose rows use files. */
public enum MediaOwner {
    /** Row key: {@code ig_user_id}. */
    INSTAGRAM_CREATORS(Platform.INSTAGRAM, "instagram_creators"),
    /** Row key: {@code media_pk}. */
    INSTAGRAM_REELS(Platform.INSTAGRAM, "instagram_reels"),
    /** Row key: {@code media_pk}. */
    INSTAGRAM_POSTS(Platform.INSTAGRAM, "instagram_posts"),
    /** Row key: {@code reddit_id}. */
    REDDIT_POSTS(Platform.REDDIT, "reddit_posts"),
    /** Row key: the community's name in lower case. Its pictures: icon in place 0, banner in place 1. */
    REDDIT_SUBREDDITS(Platform.REDDIT, "reddit_subreddits"),
    /** Row key: the redditor's name in lower case. */
    REDDIT_USERS(Platform.REDDIT, "reddit_users");

    private final Platform platform;
    private final String table;

    MediaOwner(Platform platform, String table) {
        this.platform = platform;
        this.table = table;
    }

    public Platform platform() {
        return platform;
    }

    /** Name in schema {@code public}, as {@code media_links.owner_table} has it. */
    public String table() {
        return table;
    }
}
