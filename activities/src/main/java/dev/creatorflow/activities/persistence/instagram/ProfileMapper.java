package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.Confirmed;
import dev.creatorflow.activities.media.FileList;
import dev.creatorflow.activities.media.SettledFiles;
import dev.creatorflow.activities.persistence.Statements;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link ProfileStore}. */
interface ProfileMapper {
    String SOURCE = """
            select answer.fetched_at, answer.body, answer.saved_at is not null as confirmed,
                   coalesce(answer.media_due, 0) as media_due, coalesce(answer.media_reused, 0) as media_reused,
                   answer.found_id, answer.found_username,
                   (select has_clips from public.instagram_creators where ig_user_id = #{igUserId}) as has_clips,
                   (select ig_user_id from public.instagram_creators holder
                    where lower(holder.username) = lower(answer.found_username) and holder.username_is_current
                      and holder.ig_user_id <> answer.found_id) as holder,
                   state.state, state.since, coalesce(state.sightings, 0) as sightings, state.candidate_state,
                   state.candidate_since, coalesce(state.candidate_sightings, 0) as candidate_sightings
            from creatorflow.raw_responses answer
            left join creatorflow.account_state state on state.ig_user_id = #{igUserId}
            where answer.id = #{rawId}
            """;

    /**
     * A profile whose picture is thought to be stored, as its statement takes it.
     *
     * @param profile JSON of {@link ProfileRow}
     * @param picture nothing or one file
     * @param confirmed the figures of the answer, if it is as thought
     */
    record KnownProfile(String profile, AccountStanding after, Step step, FileList picture, Confirmed confirmed) {
        long rawId() {
            return step.rawId();
        }

        String owner() {
            return picture.owner();
        }

        String slots() {
            return picture.slots();
        }

        String[] rows() {
            return picture.rows();
        }
    }

    /** A step of a run: whose account, and the answer it works from. */
    record Step(String runKey, String igUserId, long rawId, Instant at) {}

    @Select(SOURCE)
    ProfileSource look(@Param("rawId") long rawId, @Param("igUserId") String igUserId);

    /** Locks the answer: of two savings of the same answer the second waits, and finds it confirmed. */
    @Select(SOURCE + "for update of answer")
    ProfileSource source(@Param("rawId") long rawId, @Param("igUserId") @Nullable String igUserId);

    /** The account that held the handle lost it: the answer shows it with another id. Its row stays otherwise as it is. */
    @Update("""
            with creator as (
                update public.instagram_creators set username_is_current = false, updated_at = now()
                where ig_user_id = #{holder}
            )
            update creatorflow.username_history set valid_to = #{at}
            where ig_user_id = #{holder} and valid_to is null""")
    int releaseHandle(@Param("holder") String holder, @Param("at") Instant at);

    /**
     * Upserts the creator with its handle's history, the follower history, the sighting and what the run knows of it.
     *
     * @return 1 where the row was written, 0 where it is newer than the answer
     */
    @Select(
            value = ProfileSql.WRITE + ProfileSql.SAVE + ", sighting as (" + ProfileSql.SIGHT
                    + ") select count(*) from stored",
            affectData = true)
    int save(@Param("profile") String profile, @Param("after") AccountStanding after, @Param("step") Step step);

    /**
     * As {@link #save}, in one round trip that is its own transaction: locks the answer and the creator, confirms the answer with figures that
     * hold if the picture is stored, and then writes the same. Where the picture is not, or the answer was confirmed before, it writes nothing.
     *
     * @return what it locked, and last 1 where the profile was written, 0 where nothing was; see {@link Statements#FIGURE}
     */
    @ResultMap({Statements.FIGURE, Statements.FIGURE, Statements.FIGURE})
    @Select(
            value = ProfileSql.HOLD + ProfileSql.CONFIRM + SettledFiles.OF_CREATORS + ProfileSql.WRITE_CONFIRMED
                    + ProfileSql.SAVE
                    + ", sighting as (" + ProfileSql.SIGHT_CONFIRMED
                    + ") select count(*) from confirmed, (select count(*) from stored) written",
            affectData = true)
    List<List<Integer>> saveKnown(KnownProfile known);

    /** Notes which account was seen under a handle that was thought to be the creator's; no row of either is touched. */
    @Update("""
            with lost as (
                update creatorflow.username_history held set valid_to = #{step.at}
                where held.ig_user_id <> #{holder} and held.valid_to is null and lower(held.username) = lower(#{username})
            )
            insert into creatorflow.username_history (ig_user_id, username, valid_from, raw_id)
            select #{holder}, #{username}, #{step.at}, #{step.rawId}
            where not exists (
                select from creatorflow.username_history held
                where held.ig_user_id = #{holder} and held.valid_to is null and lower(held.username) = lower(#{username}))
            on conflict do nothing""")
    int noteHolder(@Param("holder") String holder, @Param("username") String username, @Param("step") Step step);

    /** Writes the sighting alone. */
    @Insert("""
            with run as (
                update creatorflow.runs set account_state = #{after.state} where run_key = #{step.runKey}
            )
            """ + ProfileSql.SIGHT)
    int see(@Param("after") AccountStanding after, @Param("step") Step step);

    /** The stored account that is thought to hold a handle; null where there is none. */
    @Select("""
            select ig_user_id from public.instagram_creators
            where lower(username) = lower(#{username}) and username_is_current""")
    @Nullable String holderOf(@Param("username") String username);
}
