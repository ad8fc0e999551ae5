package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link SqlCreatorStaff}. Each answers with one row per creator that is stored. */
interface CreatorStaffMapper {
    /** What became of one creator. */
    record Result(String igUserId, boolean changed) {}

    /** Who, why and when. */
    record Entry(String requester, @Nullable String reason, Instant at) {}

    /** What an edit sets; a text that is to be kept has its flag down. */
    record EditRow(
            boolean setsNiche,
            @Nullable String niche,
            boolean setsNotes,
            @Nullable String notes,
            boolean setsTags,
            List<String> addTags,
            List<String> removeTags,
            @Nullable String refreshTier,
            @Nullable Boolean paused,
            @Nullable Boolean observe) {}

    /**
     * Takes handles that are about to be stored from accounts that were never seen with them.
     *
     * @param rows JSON {@code [{"ig_user_id", "username", "niche"}]}
     */
    @Update("""
            with given as (
                select * from json_to_recordset(#{rows}::json) as given (ig_user_id text, username text)
            ), released as (
                update public.instagram_creators holder set username_is_current = false, updated_at = #{by.at}
                from given
                where lower(holder.username) = lower(given.username) and holder.username_is_current
                  and holder.last_raw_id is null and holder.ig_user_id <> given.ig_user_id
                returning holder.ig_user_id
            )
            update creatorflow.username_history held set valid_to = #{by.at}
            from released where held.ig_user_id = released.ig_user_id and held.valid_to is null""")
    int releaseHandles(@Param("rows") String rows, @Param("by") Entry by);

    /**
     * Stores accounts by their ids. One that was seen upstream keeps the handle it was seen with; a handle another account was seen with
     * stays that account's, and the new row is stored as not holding it.
     */
    @Select("""
            with given as (
                select * from json_to_recordset(#{rows}::json) as given (ig_user_id text, username text, niche text)
            ), before as (
                select known.* from public.instagram_creators known join given using (ig_user_id)
            ), stored as (
                insert into public.instagram_creators as known
                    (ig_user_id, username, username_is_current, niche, review_status, reviewed_at, reviewed_by,
                     discovery_source, discovery_date, created_at, updated_at)
                select given.ig_user_id, given.username,
                       not exists (select 1 from public.instagram_creators holder
                                   where lower(holder.username) = lower(given.username) and holder.username_is_current
                                     and holder.last_raw_id is not null and holder.ig_user_id <> given.ig_user_id),
                       given.niche,
                       case when #{approved} then 'ok' end,
                       case when #{approved} then #{by.at}::timestamptz end,
                       case when #{approved} then #{by.requester} end,
                       #{source}, #{by.at}, #{by.at}, #{by.at}
                from given
                on conflict (ig_user_id) do update set
                    username = case when known.last_raw_id is null then excluded.username else known.username end,
                    username_is_current = case when known.last_raw_id is null then excluded.username_is_current
                        else known.username_is_current end,
                    niche = coalesce(excluded.niche, known.niche),
                    updated_at = excluded.updated_at
                where coalesce(excluded.niche, known.niche) is distinct from known.niche
                   or known.last_raw_id is null and known.username <> excluded.username
                returning known.ig_user_id, known.username, known.niche, known.review_status, known.username_is_current
            ), handle_lost as (
                update creatorflow.username_history held set valid_to = #{by.at}
                from stored
                where held.ig_user_id = stored.ig_user_id and held.valid_to is null
                  and lower(held.username) <> lower(stored.username)
            ), handle_held as (
                insert into creatorflow.username_history (ig_user_id, username, valid_from)
                select stored.ig_user_id, stored.username, #{by.at} from stored
                where stored.username_is_current and not exists (
                    select 1 from creatorflow.username_history held
                    where held.ig_user_id = stored.ig_user_id and held.valid_to is null
                      and lower(held.username) = lower(stored.username))
                on conflict do nothing
            ), state as (
                insert into creatorflow.account_state
                    (ig_user_id, state, since, sightings, last_sighting_at, due_at)
                select stored.ig_user_id, 'UNKNOWN', #{by.at}, 0, #{by.at},
                       case when stored.review_status = 'ok' then #{by.at}::timestamptz end
                from stored
                on conflict do nothing
            ), audit as (
                insert into creatorflow.audit_log
                    (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{by.at}, #{by.requester}, #{action}, 'creator', stored.ig_user_id, #{by.reason},
                       case when before.ig_user_id is not null then
                            jsonb_build_object('username', before.username, 'niche', before.niche) end,
                       jsonb_build_object('username', stored.username, 'niche', stored.niche)
                from stored left join before on before.ig_user_id = stored.ig_user_id
            )
            select given.ig_user_id, stored.ig_user_id is not null as changed
            from given left join stored on stored.ig_user_id = given.ig_user_id""")
    List<Result> store(
            @Param("rows") String rows,
            @Param("approved") boolean approved,
            @Param("source") String source,
            @Param("action") String action,
            @Param("by") Entry by);

    /**
     * Approved creators are due at once, but one that was scraped within the last day only when the day is over.
     *
     * @param review the word to store; null for pending
     */
    @Select("""
            with before as (
                select ig_user_id, review_status, paused from public.instagram_creators
                where ig_user_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                order by ig_user_id for update
            ), changed as (
                update public.instagram_creators known set
                    review_status = #{review}, reviewed_at = #{by.at}, reviewed_by = #{by.requester}, updated_at = #{by.at}
                from before
                where known.ig_user_id = before.ig_user_id and before.review_status is distinct from #{review}::text
                returning known.ig_user_id, before.review_status as review_before,
                          case when known.review_status = 'ok' and not known.paused then
                              greatest(#{by.at}::timestamptz, known.last_scraped_at + interval '1 day') end as due_at
            ), due as (
                insert into creatorflow.account_state as known
                    (ig_user_id, state, since, sightings, last_sighting_at, due_at)
                select ig_user_id, 'UNKNOWN', #{by.at}, 0, #{by.at}, due_at from changed
                on conflict (ig_user_id) do update set due_at = excluded.due_at
            ), audit as (
                insert into creatorflow.audit_log
                    (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{by.at}, #{by.requester}, #{action}, 'creator', ig_user_id, #{by.reason},
                       jsonb_build_object('review_status', review_before),
                       jsonb_build_object('review_status', #{review}::text)
                from changed
            )
            select before.ig_user_id, changed.ig_user_id is not null as changed
            from before left join changed on changed.ig_user_id = before.ig_user_id""")
    List<Result> review(
            @Param("ids") List<String> ids,
            @Param("review") @Nullable String review,
            @Param("action") String action,
            @Param("by") Entry by);

    /** The audit row holds only what differs. */
    @Select("""
            with before as (
                select ig_user_id, niche, notes, tags, refresh_tier, paused, observe from public.instagram_creators
                where ig_user_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                order by ig_user_id for update
            ), wanted as (
                select ig_user_id,
                       case when #{edit.setsNiche} then #{edit.niche} else niche end as niche,
                       case when #{edit.setsNotes} then #{edit.notes} else notes end as notes,
                       case when #{edit.setsTags} then (
                           select coalesce(array_agg(distinct tag order by tag), '{}')
                           from unnest(tags || #{edit.addTags,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) tag
                           where tag <> all(#{edit.removeTags,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}))
                       else tags end as tags,
                       coalesce(#{edit.refreshTier}, refresh_tier) as refresh_tier,
                       coalesce(#{edit.paused}, paused) as paused,
                       coalesce(#{edit.observe}, observe) as observe
                from before
            ), changed as (
                update public.instagram_creators known set
                    niche = wanted.niche, notes = wanted.notes, tags = wanted.tags,
                    refresh_tier = wanted.refresh_tier, paused = wanted.paused, observe = wanted.observe,
                    updated_at = #{by.at}
                from wanted, before
                where known.ig_user_id = wanted.ig_user_id and before.ig_user_id = wanted.ig_user_id
                  and (wanted.niche, wanted.notes, wanted.tags, wanted.refresh_tier, wanted.paused, wanted.observe)
                      is distinct from
                      (before.niche, before.notes, before.tags, before.refresh_tier, before.paused, before.observe)
                returning known.ig_user_id, known.review_status, known.paused, before.paused as paused_before,
                          to_jsonb(before) - 'ig_user_id' as was, to_jsonb(wanted) - 'ig_user_id' as becomes
            ), due as (
                update creatorflow.account_state state set
                    due_at = case when changed.review_status = 'ok' and not changed.paused then #{by.at}::timestamptz end
                from changed
                where state.ig_user_id = changed.ig_user_id and changed.paused <> changed.paused_before
            ), audit as (
                insert into creatorflow.audit_log
                    (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{by.at}, #{by.requester}, 'edit', 'creator', ig_user_id, #{by.reason},
                       (select jsonb_object_agg(key, value) from jsonb_each(was) where value is distinct from becomes -> key),
                       (select jsonb_object_agg(key, value) from jsonb_each(becomes) where value is distinct from was -> key)
                from changed
            )
            select before.ig_user_id, changed.ig_user_id is not null as changed
            from before left join changed on changed.ig_user_id = before.ig_user_id""")
    List<Result> edit(@Param("ids") List<String> ids, @Param("edit") EditRow edit, @Param("by") Entry by);

    /** The audit rows of this transaction. */
    @Select("""
            select audit.subject as ig_user_id, coalesce(c.username, audit.subject) as username,
                   audit.before::text as before, audit.after::text as after
            from creatorflow.audit_log audit
            left join public.instagram_creators c on c.ig_user_id = audit.subject
            where audit.xmin = pg_current_xact_id()::xid and audit.subject_kind = 'creator'
            order by lower(c.username), audit.id""")
    List<CreatorStaff.Difference> differences();
}
