package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.contract.Platform;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Param;

/**
 * The statements that differ by the table of the rows that use files: what each mapper sends is made here of two of them an owner. Public for
 * MyBatis alone.
 */
public final class OwnerStatements {
    private static final String ROWS = "#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}";
    private static final Map<Platform, String> NOTES = notes();

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

    /**
     * Holds the content, locks the rows that use the file, marks the object and brings the rows in line: several statements sent together, for a way
     * to the database each was the dearest part of a transfer after its bytes. Each sees what was committed before it, so that a row which a page
     * linked while the object was awaited is found. Of the owners of the file's platform alone: a file of one is never linked from the other.
     */
    public static String note(@Param("file") DueFile file) {
        return Objects.requireNonNull(NOTES.get(file.platform()));
    }

    private static Map<Platform, String> notes() {
        Map<Platform, String> notes = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            notes.put(platform, holdAll(platform) + ";" + DueFilesMapper.MARK_STORED + ";" + writeAll(platform));
        }
        return notes;
    }

    private static String holdAll(Platform platform) {
        String used = """
                with held as materialized (select pg_advisory_xact_lock(hashtextextended(#{content.sha256}, 0))),
                     used as materialized (
                         select link.owner_table, link.row_key from held
                         left join creatorflow.media_links link on link.object_id = #{file.id} and link.replaced_at is null)
                select (""";
        return used
                + ofEach(
                        platform,
                        " + ",
                        owner -> "("
                                + lock(owner)
                                        .replace(
                                                ROWS,
                                                "array(select row_key from used where owner_table = '" + owner.table()
                                                        + "')")
                                + ")")
                + ")::int";
    }

    private static String writeAll(Platform platform) {
        return ofEach(
                platform,
                ";",
                owner -> write(owner)
                        .replace(
                                ROWS,
                                "array(select own.row_key from creatorflow.media_links own"
                                        + " where own.object_id = #{file.id} and own.owner_table = '" + owner.table()
                                        + "' and own.replaced_at is null)"));
    }

    private static String ofEach(Platform platform, String between, Function<MediaOwner, String> statement) {
        return Arrays.stream(MediaOwner.values())
                .filter(owner -> owner.platform() == platform)
                .map(statement)
                .collect(Collectors.joining(between));
    }
}
