package dev.creatorflow.activities.media;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Param;

/**
 * The statements that differ by the table of the rows that use files: what each mapper sends is made here of two of them an owner. Public for
 * MyBatis alone.
 */
public final class OwnerStatements {
    private static final String ROWS = "#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}";
    private static final String HOLD = holdAll();
    private static final String NOTE = noteAll();

    private OwnerStatements() {}

    /** Brings the rows in line with their current links. */
    public static String write(@Param("by") MediaOwner owner) {
        return switch (owner) {
            case INSTAGRAM_CREATORS -> StoredLinksMapper.CREATORS;
            case INSTAGRAM_REELS -> StoredLinksMapper.REELS;
            case INSTAGRAM_POSTS -> StoredLinksMapper.POSTS;
            case REDDIT_POSTS -> RedditLinks.POSTS;
            case REDDIT_SUBREDDITS -> RedditLinks.SUBREDDITS;
            case REDDIT_USERS -> RedditLinks.USERS;
        };
    }

    /** Locks the rows, in the order of their keys. */
    public static String lock(@Param("by") MediaOwner owner) {
        return switch (owner) {
            case INSTAGRAM_CREATORS -> StoredLinksMapper.LOCK_CREATORS;
            case INSTAGRAM_REELS -> StoredLinksMapper.LOCK_REELS;
            case INSTAGRAM_POSTS -> StoredLinksMapper.LOCK_POSTS;
            case REDDIT_POSTS -> RedditLinks.LOCK_POSTS;
            case REDDIT_SUBREDDITS -> RedditLinks.LOCK_SUBREDDITS;
            case REDDIT_USERS -> RedditLinks.LOCK_USERS;
        };
    }

    /** As {@link #write}, and says where the files stand: one round trip. */
    public static String settle(@Param("by") MediaOwner owner) {
        return "with written as (" + write(owner) + " returning 1) " + RegistryMapper.STANDING;
    }

    /** Holds the content, then locks the rows that use the file. */
    public static String hold() {
        return HOLD;
    }

    /**
     * Marks the object and brings the rows that use it in line. Several statements sent together, for a way to the database each was the dearest part
     * of a transfer after its bytes: each sees what was committed before it, so that a row which a page linked while the object was awaited is
     * found. The count is that of the first.
     */
    public static String note() {
        return NOTE;
    }

    private static String holdAll() {
        String used = """
                with held as materialized (select pg_advisory_xact_lock(hashtextextended(#{sha256}, 0))),
                     used as materialized (
                         select link.owner_table, link.row_key from held
                         left join creatorflow.media_links link on link.object_id = #{id} and link.replaced_at is null)
                select\s""";
        return used
                + Arrays.stream(MediaOwner.values())
                        .map(owner -> "("
                                + lock(owner)
                                        .replace(
                                                ROWS,
                                                "array(select row_key from used where owner_table = '" + owner.table()
                                                        + "')")
                                + ")")
                        .collect(Collectors.joining(" + "));
    }

    private static String noteAll() {
        return DueFilesMapper.MARK_STORED
                + Arrays.stream(MediaOwner.values())
                        .map(owner -> ";"
                                + write(owner)
                                        .replace(
                                                ROWS,
                                                "array(select own.row_key from creatorflow.media_links own"
                                                        + " where own.object_id = #{id} and own.owner_table = '"
                                                        + owner.table() + "' and own.replaced_at is null)"))
                        .collect(Collectors.joining());
    }
}
