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
     * @param files files it is about
     * @param hopeful of those, files that are not at their last attempt
     */
    record Target(String platform, String target, String label, long risk, int files, int hopeful) {}

    String COLUMNS = """
            select found.platform, found.target, coalesce(creator.username, found.target) as label,
                   found.risk, found.files, found.hopeful
            from (
                select platform, target, count(*) as files, count(*) filter (where attempts + 1 < #{mostAttempts}) as hopeful,
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
    List<Target> dueTargets(
            @Param("now") Instant now,
            @Param("after") RepairCursor after,
            @Param("limit") int limit,
            @Param("mostAttempts") int mostAttempts);

    /** Targets with files whose link is dead and was not asked for lately. */
    @Select(COLUMNS + """
                where state = 'DUE' and next_attempt_at is null
                  and coalesce(last_attempt_at, '-infinity') <= #{quietSince}
            """ + PAGE)
    List<Target> targetsWithDeadLinks(
            @Param("quietSince") Instant quietSince,
            @Param("after") RepairCursor after,
            @Param("limit") int limit,
            @Param("mostAttempts") int mostAttempts);

    /** Counts the asking as an attempt of each file; returns nothing of the files that are still hopeful. */
    @Update("""
            update creatorflow.media_objects set
                attempts = attempts + 1, last_attempt_at = #{now}, failure_kind = 'LINK_EXPIRED',
                state = case when attempts + 1 < #{mostAttempts} then 'DUE' else 'LOST' end,
                last_error = case when attempts + 1 < #{mostAttempts} then last_error
                    else 'Its link is dead, and no fresh one came although it was asked for repeatedly.' end
            where state = 'DUE' and next_attempt_at is null and platform = #{target.platform}
              and target = #{target.target} and coalesce(last_attempt_at, '-infinity') <= #{quietSince}""")
    int markAsked(
            @Param("target") Target target,
            @Param("quietSince") Instant quietSince,
            @Param("now") Instant now,
            @Param("mostAttempts") int mostAttempts);

    @Update("""
            update creatorflow.media_objects set
                state = 'DUE', attempts = 0, last_attempt_at = null,
                next_attempt_at = case when failure_kind = 'LINK_EXPIRED' then null else #{now} end
            where state = 'LOST' and source_url is not null""")
    int reviveLost(@Param("now") Instant now);
}
