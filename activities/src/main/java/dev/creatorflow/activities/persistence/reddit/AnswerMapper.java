package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Stored answers of Reddit, and what their rows came to. */
interface AnswerMapper {
    String COLUMNS = "select id, run_key, subject, stream, page, http_status, body, fetched_at, saved, added, rejected,"
            + " media_due, media_reused"
            + " from creatorflow.raw_responses ";

    /** Locks the answer: of two savings the second waits, and finds what the first confirmed. */
    @Select(COLUMNS + "where id = #{id} for update")
    AnswerRow lock(@Param("id") long id);

    /** The answers of a run about its target, oldest first. */
    @Select(COLUMNS + "where run_key = #{runKey} and subject = #{target} order by fetched_at, id")
    List<AnswerRow> ofRun(@Param("runKey") String runKey, @Param("target") String target);

    @Select(
            COLUMNS
                    + "where id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}::bigint[]) order by id for update")
    List<AnswerRow> lockAll(@Param("ids") List<String> ids);

    @Update("""
            update creatorflow.raw_responses set
                saved = #{counts.saved}, added = #{counts.added}, existing = #{counts.saved} - #{counts.added},
                rejected = #{counts.rejected}, media_due = #{media.due}, media_reused = #{media.reused}, unpinned = 0, known = 0,
                saved_at = clock_timestamp()
            where id = #{id} and saved_at is null""")
    int confirm(@Param("id") long id, @Param("counts") PostCounts counts, @Param("media") MediaCounts media);

    /** @param rows JSON {@code [{"item_index", "reddit_id", "reason", "item"}]} */
    @Insert("""
            insert into creatorflow.unmapped_items
                (raw_id, item_index, run_key, ig_user_id, stream, page, media_pk, reason, item, seen_at)
            select #{answer.id}, item_index, #{answer.runKey}, null, #{answer.stream}, #{answer.page}, reddit_id, reason,
                   item, #{answer.fetchedAt}
            from json_to_recordset(#{rows}::json) as rejected (item_index int, reddit_id text, reason text, item text)
            on conflict do nothing""")
    int reject(@Param("rows") String rows, @Param("answer") AnswerRow answer);

    /** @param rows JSON {@code [{"reddit_id", "author"}]}: what the answer holds content of */
    @Insert("""
            insert into creatorflow.reddit_answer_posts (reddit_id, raw_id, author)
            select distinct on (reddit_id) reddit_id, #{rawId}, lower(author)
            from json_to_recordset(#{rows}::json) as held (reddit_id text, author text)
            order by reddit_id, author nulls last
            on conflict do nothing""")
    int holds(@Param("rawId") long rawId, @Param("rows") String rows);

    /** Puts a body without its removed content in the place of the one that came. */
    @Update("""
            update creatorflow.raw_responses set
                body = #{body}, digest = #{digest}, body_bytes = #{length},
                archive_key = null, archive_offset = null, archive_length = null, archived_at = null
            where id = #{id}""")
    int replace(
            @Param("id") long id,
            @Param("body") byte[] body,
            @Param("digest") String digest,
            @Param("length") long length);

    @Select("""
            select max(fetched_at) from creatorflow.raw_responses where run_key = #{runKey} and subject = #{target}""")
    Instant newest(@Param("runKey") String runKey, @Param("target") String target);
}
