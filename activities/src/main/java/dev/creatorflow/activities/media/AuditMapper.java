package dev.creatorflow.activities.media;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link MediaAudit}. */
interface AuditMapper {
    record StoredRow(long id, String objectKey, String sha256, long bytes) {}

    /** @param share of the rows that is taken, by lot */
    @Select("""
            select id, object_key, sha256, bytes from creatorflow.media_objects
            where state = 'STORED' and id > #{after} and (#{share} >= 1 or random() < #{share})
            order by id limit #{limit}""")
    List<StoredRow> stored(@Param("after") long after, @Param("share") double share, @Param("limit") int limit);

    @Update("""
            update creatorflow.media_objects set
                state = 'DUE', sha256 = null, original_sha256 = null, bytes = null, object_key = null,
                public_url = null, stored_at = null, attempts = 0, dead_links = 0, next_attempt_at = #{now}, last_error = #{why}
            where id = #{id} and state = 'STORED' and source_url is not null""")
    int makeDue(@Param("id") long id, @Param("why") String why, @Param("now") Instant now);

    /** Of these keys, those that an object with at least one link has. Links of former places count: versions are kept. */
    @Select("""
            select object_key from creatorflow.media_objects object
            where object_key = any(#{keys,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
              and exists (select 1 from creatorflow.media_links link where link.object_id = object.id)""")
    List<String> used(@Param("keys") String[] keys);

    /** Stored objects of a platform that no row uses, not even a former one. */
    @Select("""
            select object_key from creatorflow.media_objects object
            where platform = #{platform} and state = 'STORED'
              and not exists (select 1 from creatorflow.media_links link where link.object_id = object.id)
            order by id""")
    List<String> unused(@Param("platform") String platform);

    /** Files of a platform that no row wants any more and no transfer is writing. */
    @Delete("""
            delete from creatorflow.media_objects object
            where platform = #{platform} and state <> 'STORED' and upload_key is null
              and not exists (select 1 from creatorflow.media_links link where link.object_id = object.id)""")
    int dropUnwanted(@Param("platform") String platform);

    /** Two changes of the same bytes happen one after the other; as {@link DueFilesMapper#holdContent}. */
    @Select("select count(*) from (select pg_advisory_xact_lock(hashtextextended(#{sha256}, 0))) held")
    int holdContent(@Param("sha256") String sha256);

    /** Waits for links to the object that are being written, and keeps new ones away until it is decided. */
    @Select("select id from creatorflow.media_objects where object_key = #{key} for update")
    @Nullable Long holdObject(@Param("key") String key);

    /** Whether a linked object has the key, or a transfer is about to write it. */
    @Select("""
            select exists (
                select 1 from creatorflow.media_objects object where object.object_key = #{key}
                  and exists (select 1 from creatorflow.media_links link where link.object_id = object.id))
            or exists (select 1 from creatorflow.media_objects due where due.upload_key = #{key} and due.state = 'DUE')""")
    boolean inUse(@Param("key") String key);

    @Delete("""
            delete from creatorflow.media_objects object where object_key = #{key}
              and not exists (select 1 from creatorflow.media_links link where link.object_id = object.id)""")
    int forget(@Param("key") String key);
}
