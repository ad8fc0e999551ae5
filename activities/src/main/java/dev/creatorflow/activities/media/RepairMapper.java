package dev.creatorflow.activities.media;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements of {@link MediaRepairActivitiesImpl}. */
interface RepairMapper {
    /**
     * A target with files to repair.
     *
     * @param risk when its first link dies, in seconds since 1970; 99,999,999,999 where none says
     */
    record Target(String platform, String target, String label, long risk) {}

    String COLUMNS = """
            select found.platform, found.target, coalesce(creator.username, found.target) as label,
                   found.risk
            from (
                select platform, target,
                       coalesce(extract(epoch from min(source_url_expires_at))::bigint, 99999999999) as risk
                from creatorflow.media_objects
            """;

    String PAGE = """
                group by platform, target) found
            left join public.instagram_creators creator
                on found.platform = 'instagram' and creator.ig_user_id = found.target
            where (found.risk, found.platform, found.target) > (#{after.risk}, #{after.platform}, #{after.target})
            order by found.risk, found.platform, found.target limit #{limit}""";

    @Select(COLUMNS + "where state = 'DUE' and next_attempt_at <= #{now}\n" + PAGE)
    List<Target> dueTargets(@Param("now") Instant now, @Param("after") RepairCursor after, @Param("limit") int limit);

    /** Targets with files whose link is dead and was not asked for lately. */
    @Select(COLUMNS + """
                where state = 'DUE' and next_attempt_at is null and not exists (
                    select 1 from creatorflow.link_askings asking
                    where asking.platform = media_objects.platform and asking.target = media_objects.target
                      and asking.asked_at > #{quietSince})
            """ + PAGE)
    List<Target> targetsWithDeadLinks(
            @Param("quietSince") Instant quietSince, @Param("after") RepairCursor after, @Param("limit") int limit);

    @Update("""
            update creatorflow.media_objects set
                state = 'DUE', attempts = 0, dead_links = 0, last_attempt_at = null,
                next_attempt_at = case
                    when platform = 'instagram' and failure_kind in ('LINK_EXPIRED', 'BAD_LINK') then null else #{now} end
            where state = 'LOST' and source_url is not null""")
    int reviveLost(@Param("now") Instant now);
}
