package dev.creatorflow.activities.reprocess;

import dev.creatorflow.workflows.archive.ReprocessProgress;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Which creators there are to rebuild, and which are done. */
interface ReprocessMapper {
    @Update("""
            with changes as (delete from creatorflow.reprocess_changes where name = #{name})
            delete from creatorflow.reprocess_creators where name = #{name}""")
    int forget(@Param("name") String name);

    /** Ids compare as text here and in the cursor, whatever the database's language. */
    @Select("""
            select creator.ig_user_id from public.instagram_creators creator
            where (#{after}::text is null or creator.ig_user_id collate "C" > #{after}::text)
              and exists (
                select from creatorflow.runs run join creatorflow.raw_responses answer using (run_key)
                where run.platform = 'instagram' and run.target = creator.ig_user_id and answer.saved_at is not null
                  and (#{since}::timestamptz is null or answer.fetched_at >= #{since}))
            order by creator.ig_user_id collate "C" limit #{limit}""")
    List<String> next(
            @Param("after") @Nullable String after, @Param("since") @Nullable Instant since, @Param("limit") int limit);

    @Select("""
            <script>select ig_user_id from creatorflow.reprocess_creators where name = #{name} and ig_user_id in
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>""")
    List<String> done(@Param("name") String name, @Param("ids") List<String> ids);

    @Select("""
            <script>
            select null::text as after, count(*) filter (where error is null) as creators,
                   count(*) filter (where error is not null) as failed, coalesce(sum(answers), 0)::bigint as answers,
                   coalesce(sum(media), 0)::bigint as media, coalesce(sum(changed), 0)::bigint as changed,
                   coalesce(sum(kept_newer), 0)::bigint as kept_newer
            from creatorflow.reprocess_creators where name = #{name} and ig_user_id in
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>""")
    ReprocessProgress totals(@Param("name") String name, @Param("ids") List<String> ids);

    @Insert("""
            insert into creatorflow.reprocess_creators
                (name, ig_user_id, runs, answers, media, changed, kept_newer, error)
            values (#{name}, #{igUserId}, 0, 0, 0, 0, 0, #{sentence})
            on conflict (name, ig_user_id) do update set error = excluded.error, done_at = clock_timestamp()""")
    int failed(@Param("name") String name, @Param("igUserId") String igUserId, @Param("sentence") String sentence);
}
