package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.staff.RunReads.RejectedItem;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link SqlRunReads}. */
interface RunReadMapper {
    String COLUMNS = """
            run_key, platform, target, username, workflow_id, "trigger", batch, requester, verdict, started_at, closed_at,
            outcome, reason, detail, reels_pages, reels_saved, reels_new, reels_existing, reels_rejected, posts_pages,
            posts_saved, posts_new, posts_existing, posts_rejected, distinct_media, media_due, media_reused, calls_total,
            calls_succeeded, calls_failed, followers, engagement_rate, growth_daily, growth_weekly
            from creatorflow.runs
            """;

    String WHERE = """
            <where>
                <if test="platform != null">and platform = #{platform}</if>
                <if test="f.target != null">and target = #{f.target}</if>
                <if test="f.username != null">and lower(username) = lower(#{f.username})</if>
                <if test="f.batch != null">and batch = #{f.batch}</if>
                <if test="f.outcome != null">and outcome = #{f.outcome}</if>
                <if test="f.reason != null">and reason = #{f.reason}</if>
                <if test="f.since != null">and started_at &gt;= #{f.since}</if>
                <if test="f.open != null">and (closed_at is null) = #{f.open}</if>
            </where>
            """;

    /** @param platform the filter's platform as it is stored */
    @Select("<script>select " + COLUMNS + WHERE
            + " order by started_at desc, run_key limit #{p.limit} offset #{p.offset}</script>")
    List<RunRow> list(
            @Param("f") RunFilter filter, @Param("platform") @Nullable String platform, @Param("p") Paging page);

    @Select("<script>select count(*) from creatorflow.runs " + WHERE + "</script>")
    long count(@Param("f") RunFilter filter, @Param("platform") @Nullable String platform);

    /** A run key before a workflow id before a target before a handle; of several runs the newest. Each by its index. */
    @Select("select " + COLUMNS + """
            where run_key = (
                select run_key from (
                    select run_key, 1 as place from creatorflow.runs where run_key = #{name}
                    union all
                    (select run_key, 2 from creatorflow.runs where workflow_id = #{name}
                     order by started_at desc limit 1)
                    union all
                    (select run_key, 3 from creatorflow.runs where platform = 'instagram' and target = #{name}
                     order by started_at desc limit 1)
                    union all
                    (select run_key, 4 from creatorflow.runs
                     where platform = 'instagram' and target = (
                        select ig_user_id from public.instagram_creators
                        where lower(username) = lower(#{name}) and username_is_current)
                     order by started_at desc limit 1)
                    union all
                    (select run_key, 5 from creatorflow.runs where target is null and lower(username) = lower(#{name})
                     order by started_at desc limit 1)) found
                order by place limit 1)""")
    @Nullable RunRow find(@Param("name") String name);

    @Select("""
            select stream, page, item_index, media_pk, reason, seen_at from creatorflow.unmapped_items
            where run_key = #{runKey} order by stream, page, item_index limit 100""")
    List<RejectedItem> rejected(@Param("runKey") String runKey);
}
