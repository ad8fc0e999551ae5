package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.related.RelatedCounts;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Account;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Claim;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.FoundOutcome;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Keep;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RelatedStore}. */
interface RelatedMapper {
    /** A stored list of related accounts; locked, so that of two savings the second waits and finds the first's rows. */
    @SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two of them
    record ListSource(Instant fetchedAt, byte @Nullable [] body, boolean found, boolean confirmed) {}

    @Select("""
            select exists (
                select 1 from creatorflow.discoveries
                where source_ig_user_id = #{source} and outcome is null and found_at >= #{since})""")
    boolean waits(@Param("source") String source, @Param("since") Instant since);

    @Select("""
            select fetched_at, body, found, saved_at is not null as confirmed
            from creatorflow.raw_responses where id = #{rawId} for update""")
    ListSource list(@Param("rawId") long rawId);

    /**
     * Stores who led to whom, behind what the source had led to before. Whoever is stored already, or was looked at and left, is known.
     *
     * @param accounts JSON {@code [{"ig_user_id", "username"}]} in the provider's order
     */
    @Update("""
            with given as (
                select account.*, row_number() over () - 1 as place
                from json_to_recordset(#{accounts}::json) as account (ig_user_id text, username text)
            ), fresh as (
                select distinct on (given.ig_user_id) given.* from given
                where given.ig_user_id <> #{source} and not exists (
                    select 1 from creatorflow.discoveries before
                    where before.source_ig_user_id = #{source} and before.found_ig_user_id = given.ig_user_id)
                order by given.ig_user_id, given.place
            ), earlier as (
                select coalesce(max(place) + 1, 0) as first from creatorflow.discoveries where source_ig_user_id = #{source}
            )
            insert into creatorflow.discoveries
                (source_ig_user_id, found_ig_user_id, found_username, found_at, raw_id, place, outcome, resolved_at)
            select #{source}, fresh.ig_user_id, fresh.username, #{at}, #{rawId}, earlier.first + fresh.place,
                   case when known.is_known then 'KNOWN' end, case when known.is_known then #{at}::timestamptz end
            from fresh, earlier, lateral (
                select exists (select 1 from public.instagram_creators where ig_user_id = fresh.ig_user_id)
                    or exists (select 1 from creatorflow.discoveries elsewhere
                               where elsewhere.found_ig_user_id = fresh.ig_user_id and elsewhere.outcome is not null)
                    as is_known) known
            on conflict do nothing""")
    int saveList(
            @Param("source") String source,
            @Param("accounts") String accounts,
            @Param("rawId") long rawId,
            @Param("at") Instant at);

    /** One claim at a time: two runs never both see an account as free. */
    @Select("select true from pg_advisory_xact_lock(hashtext('creatorflow.discoveries'))")
    boolean lockClaims();

    /** Waiting accounts of the source that became known meanwhile, stored by a scrape or by another source's run. */
    @Update("""
            update creatorflow.discoveries waiting set outcome = 'KNOWN', resolved_at = #{now}
            where source_ig_user_id = #{source} and outcome is null and (
                exists (select 1 from public.instagram_creators where ig_user_id = waiting.found_ig_user_id)
                or exists (select 1 from creatorflow.discoveries elsewhere
                           where elsewhere.found_ig_user_id = waiting.found_ig_user_id and elsewhere.outcome is not null))""")
    int settleKnown(@Param("source") String source, @Param("now") Instant now);

    /** A claim of another run holds for 15 minutes: a run that died does not keep an account for ever. */
    @Select("""
            with next as (
                select found_ig_user_id from creatorflow.discoveries waiting
                where source_ig_user_id = #{claim.igUserId} and outcome is null
                  and place > coalesce(#{claim.afterPlace}::int, -1)
                  and not exists (
                      select 1 from creatorflow.discoveries other
                      where other.found_ig_user_id = waiting.found_ig_user_id and other.outcome is null
                        and other.claimed_by <> #{claim.runKey} and other.claimed_at > #{now}::timestamptz - interval '15 minutes')
                order by place limit #{claim.limit}
            ), claimed as (
                update creatorflow.discoveries set claimed_by = #{claim.runKey}, claimed_at = #{now}
                where source_ig_user_id = #{claim.igUserId} and found_ig_user_id in (select found_ig_user_id from next)
                returning found_ig_user_id as ig_user_id, found_username as username, place
            )
            select * from claimed order by place""")
    List<Account> claim(@Param("claim") Claim claim, @Param("now") Instant now);

    @Select("select not exists (select 1 from public.instagram_creators where ig_user_id = #{igUserId})")
    boolean unknown(@Param("igUserId") String igUserId);

    /** A found account was seen, not scraped: it is due for nothing until staff have reviewed it. */
    @Update("""
            update public.instagram_creators set
                discovery_source = 'related', discovery_date = #{at}, last_scraped_at = null
            where ig_user_id = #{igUserId}""")
    int markDiscovered(@Param("igUserId") String igUserId, @Param("at") Instant at);

    @Update("""
            update creatorflow.discoveries set
                outcome = #{outcome}, resolved_at = #{at}, profile_raw_id = #{keep.rawId}, followers = #{followers}
            where source_ig_user_id = #{keep.sourceIgUserId} and found_ig_user_id = #{keep.igUserId}""")
    int resolve(
            @Param("keep") Keep keep,
            @Param("outcome") FoundOutcome outcome,
            @Param("followers") @Nullable Long followers,
            @Param("at") Instant at);

    @Select("""
            select outcome from creatorflow.discoveries
            where source_ig_user_id = #{keep.sourceIgUserId} and found_ig_user_id = #{keep.igUserId}""")
    @Nullable FoundOutcome outcome(@Param("keep") Keep keep);

    @Select("""
            select count(*)::int as suggested, (count(*) filter (where outcome = 'KNOWN'))::int as known,
                   (count(*) filter (where outcome = 'STORED'))::int as stored,
                   (count(*) filter (where outcome not in ('KNOWN', 'STORED')))::int as skipped,
                   (count(*) filter (where outcome is null))::int as waiting
            from creatorflow.discoveries where source_ig_user_id = #{source}""")
    RelatedCounts counts(@Param("source") String source);

    @Update("update public.instagram_creators set related_creators_processed = true where ig_user_id = #{source}")
    int markDone(@Param("source") String source);
}
