package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Link;
import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Source;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of {@link SqlDiscoveryReads}. */
interface DiscoveryReadMapper {
    @Select("""
            select ig_user_id, username, related_creators_processed as done,
                   (select count(*)::int from creatorflow.discoveries
                    where source_ig_user_id = ig_user_id and outcome is null) as waiting
            from public.instagram_creators
            where ig_user_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
            order by lower(username), ig_user_id""")
    List<Source> sources(@Param("ids") List<String> ids);

    @Select("""
            select found.source_ig_user_id as ig_user_id, coalesce(source.username, '') as username, found.found_at, found.outcome
            from creatorflow.discoveries found
            left join public.instagram_creators source on source.ig_user_id = found.source_ig_user_id
            where found.found_ig_user_id = #{id}
            order by found.found_at, found.source_ig_user_id limit #{limit}""")
    List<Link> ledHere(@Param("id") String id, @Param("limit") int limit);

    @Select("""
            select found_ig_user_id as ig_user_id, found_username as username, found_at, outcome
            from creatorflow.discoveries where source_ig_user_id = #{id}
            order by outcome = 'STORED' desc nulls last, place limit #{limit}""")
    List<Link> ledTo(@Param("id") String id, @Param("limit") int limit);
}
