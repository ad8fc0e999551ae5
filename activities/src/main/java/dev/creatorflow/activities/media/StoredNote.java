package dev.creatorflow.activities.media;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The statements by which a file is noted as stored, as few ways to the database and back as can be: with a way each they were the dearest part of a
 * transfer after its bytes. Made of the statements of {@link StoredLinks}, for every owner. Public for MyBatis alone.
 */
public final class StoredNote {
    private static final String ROWS = "#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}";

    private StoredNote() {}

    /** Holds the content, then locks the rows that use the file. */
    public static String hold() {
        String used = """
                with held as materialized (select pg_advisory_xact_lock(hashtextextended(#{sha256}, 0))),
                     used as materialized (
                         select link.owner_table, link.row_key from held
                         left join creatorflow.media_links link on link.object_id = #{id} and link.replaced_at is null)
                select\s""";
        return used
                + Arrays.stream(MediaOwner.values())
                        .map(owner -> "("
                                + StoredLinks.lockStatement(owner)
                                        .replace(
                                                ROWS,
                                                "array(select row_key from used where owner_table = '" + owner.table()
                                                        + "')")
                                + ")")
                        .collect(Collectors.joining(" + "));
    }

    /**
     * Marks the object and brings the rows that use it in line. Several statements sent together: each sees what was committed before it, so that a
     * row which a page linked while the object was awaited is found. The count is that of the first.
     */
    public static String note() {
        return DueFilesMapper.MARK_STORED
                + Arrays.stream(MediaOwner.values())
                        .map(owner -> ";"
                                + StoredLinks.writeStatement(owner)
                                        .replace(
                                                ROWS,
                                                "array(select own.row_key from creatorflow.media_links own"
                                                        + " where own.object_id = #{id} and own.owner_table = '"
                                                        + owner.table() + "' and own.replaced_at is null)"))
                        .collect(Collectors.joining());
    }
}
