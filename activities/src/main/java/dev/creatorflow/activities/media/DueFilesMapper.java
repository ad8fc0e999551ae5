package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Statements;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link DueFiles}. */
interface DueFilesMapper {
    /** @param next earliest planned attempt that is not due yet; null where there is none */
    record Standing(
            int due,
            int retrying,
            int dueNow,
            int awaitingLink,
            @Nullable Instant next) {}

    /** A stored file as its server described it. */
    record Kin(String sha256, @Nullable String etag, long length) {}

    record LinkedRow(MediaOwner owner, String rowKey) {}

    @Select("""
            select id, upper(platform) as platform, source_key, media_pk, role, source_url, attempts, dead_links, exists (
                select 1 from creatorflow.media_objects kin
                where kin.media_pk = due.media_pk and kin.state = 'STORED') as kin
            from creatorflow.media_objects due
            where state = 'DUE' and platform = #{platform} and target = #{target} and next_attempt_at <= #{now}
            order by source_url_expires_at nulls last, id limit #{limit}""")
    List<DueFile> dueNow(
            @Param("platform") String platform,
            @Param("target") String target,
            @Param("now") Instant now,
            @Param("limit") int limit);

    @Select("""
            select sha256, etag, coalesce(original_bytes, bytes) as length from creatorflow.media_objects
            where media_pk = #{mediaPk} and state = 'STORED'""")
    List<Kin> kinOf(@Param("mediaPk") String mediaPk);

    @Select("""
            select count(*) as due,
                   count(*) filter (where attempts > 0 or dead_links > 0) as retrying,
                   count(*) filter (where next_attempt_at <= #{now}) as due_now,
                   count(*) filter (where next_attempt_at is null) as awaiting_link,
                   min(next_attempt_at) filter (where next_attempt_at > #{now}) as next
            from creatorflow.media_objects
            where state = 'DUE' and platform = #{platform} and target = #{target}""")
    Standing standing(@Param("platform") String platform, @Param("target") String target, @Param("now") Instant now);

    @Select("select coalesce(sum(bytes), 0) from creatorflow.media_objects where state = 'STORED'")
    long storedBytes();

    /**
     * The object that holds these bytes, as stored or as fetched before they were transcoded. It stays until the transaction ends; one that a
     * sweep is just removing is none.
     */
    @Select("""
            select id from creatorflow.media_objects
            where state = 'STORED' and (sha256 = #{sha256} or original_sha256 = #{sha256})
            order by id limit 1 for key share""")
    @Nullable Long holderOf(@Param("sha256") String sha256);

    /** Two transfers of the same bytes end one after the other. */
    @Select("select count(*) from (select pg_advisory_xact_lock(hashtextextended(#{sha256}, 0))) held")
    int holdContent(@Param("sha256") String sha256);

    /**
     * Says what is about to be written to the store; where the sweep is just removing it, waits until it is gone. Changes nothing where an object
     * holds these bytes.
     */
    @Update("""
            with held as (select pg_advisory_xact_lock(hashtextextended(#{sha256}, 0)))
            update creatorflow.media_objects set upload_key = #{key}
            where id = #{id} and (select count(*) from held) = 1 and not exists (
                select 1 from creatorflow.media_objects holder
                where holder.state = 'STORED' and (holder.sha256 = #{sha256} or holder.original_sha256 = #{sha256}))""")
    int announce(@Param("id") long id, @Param("sha256") String sha256, @Param("key") String key);

    @Select("""
            select distinct upper(owner_table) as owner, row_key from creatorflow.media_links
            where object_id = #{id} and replaced_at is null order by 1, 2""")
    List<LinkedRow> linkedRows(@Param("id") long id);

    /** Changes nothing where an object holds these bytes already, or the file is none of its own any more. */
    String MARK_STORED = """
            with marked as (update creatorflow.media_objects set
                state = 'STORED', sha256 = #{content.sha256}, perceptual_hash = #{content.perceptualHash},
                bytes = #{content.bytes}, original_sha256 = #{content.originalSha256}, original_bytes = #{content.originalBytes},
                upload_key = null, content_type = #{content.contentType}, width = #{content.width},
                height = #{content.height}, duration_seconds = #{content.durationSeconds},
                object_key = #{content.objectKey}, public_url = #{content.publicUrl}, etag = #{content.etag},
                stored_at = #{content.storedAt}, last_attempt_at = #{content.storedAt}, next_attempt_at = null,
                failure_kind = null, last_error = null
            where id = #{file.id} and state = 'DUE' and not exists (
                select 1 from creatorflow.media_objects holder
                where holder.state = 'STORED'
                  and (holder.sha256 = #{content.sha256} or holder.original_sha256 = #{content.sha256}))
              returning 1) select count(*)::int from marked""";

    /**
     * As {@link #holdContent}, then locks the rows that use the file (before the file, as a page's transaction does), marks the object as stored
     * ({@link #MARK_STORED}) and writes its public URL into the rows: one round trip, and outside a transaction one that is its own.
     *
     * @return the rows held, and 1 where the object was marked, 0 where it was not; see {@link Statements#FIGURE}
     */
    @ResultMap({Statements.FIGURE, Statements.FIGURE})
    @SelectProvider(type = OwnerStatements.class, method = "note", affectData = true)
    List<List<Integer>> noteStored(@Param("file") DueFile file, @Param("content") StoredContent content);

    @Update("update creatorflow.media_links set object_id = #{to} where object_id = #{from}")
    int repoint(@Param("from") long from, @Param("to") long to);

    @Delete("delete from creatorflow.media_objects where id = #{id} and state = 'DUE'")
    int remove(@Param("id") long id);

    /** Writes a failed attempt down, unless a fresh link has come in the meantime. */
    @Update("""
            update creatorflow.media_objects set
                attempts = attempts + (not #{next.linkIsDead})::int, dead_links = dead_links + #{next.linkIsDead}::int,
                last_attempt_at = #{now}, failure_kind = #{kind}, last_error = #{sentence},
                upload_key = null, state = case when #{next.lost} then 'LOST' else 'DUE' end, next_attempt_at = #{next.at}
            where id = #{file.id} and state = 'DUE' and source_url = #{file.sourceUrl}""")
    int markFailed(
            @Param("file") DueFile file,
            @Param("kind") String kind,
            @Param("sentence") String sentence,
            @Param("next") RetryPlan.Next next,
            @Param("now") Instant now);
}
