package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.MediaStatus.RoleStatus;
import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What staff ask about media. Reads only; thread-safe. */
public final class MediaReads {
    private final Database database;
    private final Clock clock;

    public MediaReads(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public MediaStatus status() {
        return database.autocommit(statements -> {
            Mapper mapper = statements.mapper(Mapper.class);
            Totals totals = mapper.totals(clock.instant());
            return new MediaStatus(
                    totals.objects(),
                    totals.bytes(),
                    totals.links(),
                    totals.savedBytes(),
                    totals.dueNow(),
                    totals.dueLater(),
                    totals.awaitingLink(),
                    totals.lost(),
                    totals.unlinked(),
                    totals.nextDeath(),
                    mapper.roles());
        });
    }

    /** The files given up last. */
    public List<LostFile> lost(int limit) {
        return database.autocommit(statements -> statements.mapper(Mapper.class).lost(limit));
    }

    /** What a repair would do now. */
    public RepairPlan repairPlan() {
        return database.autocommit(statements -> statements
                .mapper(Mapper.class)
                .repairPlan(clock.instant(), clock.instant().minus(FreshLinkActivitiesImpl.QUIET)));
    }

    /**
     * @param woken targets with files to be tried now
     * @param asked targets whose dead links would be asked for, at one to four calls each
     * @param lost files that are given up, and would be tried again on request only
     */
    public record RepairPlan(long woken, long asked, long lost) {}

    record Totals(
            long objects,
            long bytes,
            long links,
            long savedBytes,
            long dueNow,
            long dueLater,
            long awaitingLink,
            long lost,
            long unlinked,
            @Nullable Instant nextDeath) {}

    interface Mapper {
        @Select("""
                select count(distinct (platform, target)) filter (where state = 'DUE' and next_attempt_at <= #{now}) as woken,
                       count(distinct (platform, target)) filter (
                           where state = 'DUE' and next_attempt_at is null and not exists (
                               select 1 from creatorflow.link_askings asking
                               where asking.platform = object.platform and asking.target = object.target
                                 and asking.asked_at > #{quietSince})) as asked,
                       count(*) filter (where state = 'LOST') as lost
                from creatorflow.media_objects object where state <> 'STORED'""")
        RepairPlan repairPlan(@Param("now") Instant now, @Param("quietSince") Instant quietSince);

        @Select("""
                with used as (
                    select object_id, count(*) filter (where replaced_at is null) as links,
                           count(distinct source_key) as files
                    from creatorflow.media_links group by object_id)
                select count(*) filter (where state = 'STORED') as objects,
                       coalesce(sum(bytes) filter (where state = 'STORED'), 0) as bytes,
                       coalesce(sum(used.links) filter (where state = 'STORED'), 0) as links,
                       coalesce(sum(bytes * (used.files - 1)) filter (where state = 'STORED'), 0) as saved_bytes,
                       count(*) filter (where state = 'DUE' and next_attempt_at <= #{now}) as due_now,
                       count(*) filter (where state = 'DUE' and next_attempt_at > #{now}) as due_later,
                       count(*) filter (where state = 'DUE' and next_attempt_at is null) as awaiting_link,
                       count(*) filter (where state = 'LOST') as lost,
                       count(*) filter (where state = 'STORED' and used.object_id is null) as unlinked,
                       min(source_url_expires_at) filter (where state = 'DUE' and source_url_expires_at > #{now})
                           as next_death
                from creatorflow.media_objects object
                left join used on used.object_id = object.id""")
        Totals totals(@Param("now") Instant now);

        @Select("""
                select role, count(*) filter (where state = 'STORED') as objects,
                       coalesce(sum(bytes) filter (where state = 'STORED'), 0) as bytes,
                       count(*) filter (where state = 'DUE') as due,
                       count(*) filter (where state = 'LOST') as lost
                from creatorflow.media_objects group by role order by role""")
        List<RoleStatus> roles();

        @Select("""
                select object.source_key, object.target, coalesce(creator.username, object.target) as label,
                       object.failure_kind as kind, object.last_error as reason, object.attempts + object.dead_links as attempts,
                       object.last_attempt_at
                from creatorflow.media_objects object
                left join public.instagram_creators creator
                    on object.platform = 'instagram' and creator.ig_user_id = object.target
                where object.state = 'LOST'
                order by object.last_attempt_at desc nulls last, object.id desc limit #{limit}""")
        List<LostFile> lost(@Param("limit") int limit);
    }
}
