package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** {@code creatorflow.reachability}. */
interface ReachMapper {
    /** @param lastRunKey the run of the newest sighting */
    record Standing(
            String status,
            Instant since,
            int sightings,
            @Nullable String candidate,
            @Nullable Instant candidateSince,
            int candidateSightings,
            @Nullable Instant candidateSeenAt,
            @Nullable String lastRunKey) {
        Reachability reachability() {
            return new Reachability(
                    status, since, sightings, candidate, candidateSince, candidateSightings, candidateSeenAt);
        }
    }

    @Select("""
            select status, since, sightings, candidate_status as candidate, candidate_since, candidate_sightings,
                   candidate_seen_at, last_run_key
            from creatorflow.reachability where target = #{target} for update""")
    @Nullable Standing standing(@Param("target") String target);

    @Insert("""
            insert into creatorflow.reachability
                (target, status, since, sightings, candidate_status, candidate_since, candidate_sightings, candidate_seen_at,
                 last_sighting_at, last_run_key)
            values (#{target}, #{now.status}, #{now.since}, #{now.sightings}, #{now.candidate}, #{now.candidateSince},
                    #{now.candidateSightings}, #{now.candidateSeenAt}, #{at}, #{runKey})
            on conflict (target) do update set
                status = excluded.status, since = excluded.since, sightings = excluded.sightings,
                candidate_status = excluded.candidate_status, candidate_since = excluded.candidate_since,
                candidate_sightings = excluded.candidate_sightings, candidate_seen_at = excluded.candidate_seen_at,
                last_sighting_at = excluded.last_sighting_at, last_run_key = excluded.last_run_key""")
    int write(
            @Param("target") String target,
            @Param("now") Reachability now,
            @Param("at") Instant at,
            @Param("runKey") String runKey);
}
