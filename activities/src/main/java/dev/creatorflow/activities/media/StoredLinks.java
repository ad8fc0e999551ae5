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
        StoredLinksMapper mapper = statements.mapper(StoredLinksMapper.class);
        String[] rows = rowKeys.toArray(String[]::new);
        return switch (owner) {
            case INSTAGRAM_CREATORS -> mapper.writeCreators(rows);
            case INSTAGRAM_REELS -> mapper.writeReels(rows);
            case INSTAGRAM_POSTS -> mapper.writePosts(rows);
            case REDDIT_POSTS -> mapper.writeRedditPosts(rows);
            case REDDIT_SUBREDDITS -> mapper.writeSubreddits(rows);
            case REDDIT_USERS -> mapper.writeRedditors(rows);
        };
    }

    /**
     * Locks the rows before their files: the order in which a page's transaction takes them, so that a transfer and a scrape of the same
     * creator never wait for each other in a ring.
     */
    static void lock(Statements statements, MediaOwner owner, List<String> rowKeys) {
        if (rowKeys.isEmpty()) {
            return;
        }
        StoredLinksMapper mapper = statements.mapper(StoredLinksMapper.class);
        String[] rows = rowKeys.toArray(String[]::new);
        switch (owner) {
            case INSTAGRAM_CREATORS -> mapper.lockCreators(rows);
            case INSTAGRAM_REELS -> mapper.lockReels(rows);
            case INSTAGRAM_POSTS -> mapper.lockPosts(rows);
            case REDDIT_POSTS -> mapper.lockRedditPosts(rows);
            case REDDIT_SUBREDDITS -> mapper.lockSubreddits(rows);
            case REDDIT_USERS -> mapper.lockRedditors(rows);
        }
    }

    static String writeStatement(MediaOwner owner) {
        return switch (owner) {
            case INSTAGRAM_CREATORS -> StoredLinksMapper.CREATORS;
            case INSTAGRAM_REELS -> StoredLinksMapper.REELS;
            case INSTAGRAM_POSTS -> StoredLinksMapper.POSTS;
            case REDDIT_POSTS -> RedditLinks.POSTS;
            case REDDIT_SUBREDDITS -> RedditLinks.SUBREDDITS;
            case REDDIT_USERS -> RedditLinks.USERS;
        };
    }

    static String lockStatement(MediaOwner owner) {
        return switch (owner) {
            case INSTAGRAM_CREATORS -> StoredLinksMapper.LOCK_CREATORS;
            case INSTAGRAM_REELS -> StoredLinksMapper.LOCK_REELS;
            case INSTAGRAM_POSTS -> StoredLinksMapper.LOCK_POSTS;
            case REDDIT_POSTS -> RedditLinks.LOCK_POSTS;
            case REDDIT_SUBREDDITS -> RedditLinks.LOCK_SUBREDDITS;
            case REDDIT_USERS -> RedditLinks.LOCK_USERS;
        };
    }
}
