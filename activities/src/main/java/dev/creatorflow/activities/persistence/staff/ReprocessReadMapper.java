package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.staff.ReprocessReads.Change;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Extent;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Failed;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.MovedRank;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Sum;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link ReprocessReads}. */
interface ReprocessReadMapper {
    String RANKS = """
            ), value as (
                select creator.ig_user_id, creator.username, creator.value_after,
                       case when moved.ig_user_id is null then creator.value_after else moved.before::double precision end as value_before,
                       moved.ig_user_id is not null as moved
                from creator left join creatorflow.reprocess_changes moved
                    on moved.name = #{name} and moved.ig_user_id = creator.ig_user_id
                   and moved.table_name = 'instagram_creators' and moved.column_name = #{column}
            ), ranked as (
                select ig_user_id, username, value_before, value_after, moved,
                       case when value_before is not null then rank() over (order by value_before desc nulls last) end as rank_before,
                       case when value_after is not null then rank() over (order by value_after desc nulls last) end as rank_after
                from value
            )
            select ig_user_id, username, value_before as before, value_after as after, rank_before, rank_after
            from ranked where moved or rank_before is distinct from rank_after
            order by abs(coalesce(rank_before, 0) - coalesce(rank_after, 0)) desc, rank_after, ig_user_id
            limit #{most}""";

    @Select("""
            <script>
            with creator as (
                select ig_user_id from public.instagram_creators creator
                where exists (
                    select from creatorflow.runs run join creatorflow.raw_responses answer using (run_key)
                    where run.platform = 'instagram' and run.target = creator.ig_user_id and answer.saved_at is not null
                      and (#{since}::timestamptz is null or answer.fetched_at >= #{since}))
                <if test="!ids.isEmpty()">and ig_user_id in
                    <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></if>
            ), answer as (
                select run.target, answer.stream, answer.items, answer.body_bytes, answer.archive_key, answer.fetched_at
                from creatorflow.runs run join creatorflow.raw_responses answer using (run_key)
                where run.platform = 'instagram' and run.target in (select ig_user_id from creator)
                  and answer.saved_at is not null and answer.stream in ('profile', 'reels', 'posts')
            )
            select (select count(*) from creator) as creators, count(*) as answers,
                   coalesce(sum(items) filter (where stream != 'profile'), 0)::bigint as media,
                   coalesce(sum(body_bytes), 0)::bigint as bytes, count(archive_key) as archived,
                   min(fetched_at) as oldest, max(fetched_at) as newest
            from answer</script>""")
    Extent extent(@Param("ids") List<String> ids, @Param("since") @Nullable Instant since);

    @Select("""
            select change.ig_user_id, creator.username, change.table_name, change.column_name, change.changed,
                   change.example, change.before, change.after, change.cause
            from creatorflow.reprocess_changes change
            left join public.instagram_creators creator using (ig_user_id)
            where change.name = #{name}
            order by creator.username, change.ig_user_id, change.table_name, change.column_name limit #{most}""")
    List<Change> changes(@Param("name") String name, @Param("most") int most);

    @Select("""
            select table_name, column_name, cause, count(*) as creators, sum(changed)::bigint as rows
            from creatorflow.reprocess_changes where name = #{name}
            group by table_name, column_name, cause order by table_name, column_name, cause""")
    List<Sum> sums(@Param("name") String name);

    @Select("""
            with creator as (
                select ig_user_id, username, engagement_rate_cached::double precision as value_after from public.instagram_creators
            """ + RANKS)
    List<MovedRank> movedByEngagement(
            @Param("name") String name, @Param("column") String column, @Param("most") int most);

    @Select("""
            with creator as (
                select ig_user_id, username, followers_count::double precision as value_after from public.instagram_creators
            """ + RANKS)
    List<MovedRank> movedByFollowers(
            @Param("name") String name, @Param("column") String column, @Param("most") int most);

    @Select("""
            select failed.ig_user_id, creator.username, failed.error
            from creatorflow.reprocess_creators failed
            left join public.instagram_creators creator using (ig_user_id)
            where failed.name = #{name} and failed.error is not null order by failed.ig_user_id limit #{most}""")
    List<Failed> failed(@Param("name") String name, @Param("most") int most);
}
