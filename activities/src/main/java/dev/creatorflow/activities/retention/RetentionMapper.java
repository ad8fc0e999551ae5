package dev.creatorflow.activities.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Thinning} and {@link AgedRows}. Each is a short transaction of its own. */
interface RetentionMapper {
    String MOVE_ON = """
            , moved as (
                insert into creatorflow.retention_progress as known (subject, stage, done_until)
                values (#{subject}, #{stage}, #{slice.to})
                on conflict (subject, stage) do update
                    set done_until = greatest(known.done_until, excluded.done_until), updated_at = now()
            )
            select count(*) from gone""";

    /**
     * What one statement thins.
     *
     * @param from first moment that is looked at
     * @param to first moment that is not
     * @param successorsBefore an observation goes where a later one lies before this moment
     */
    record Slice(Instant from, Instant to, Instant successorsBefore) {}

    @Select("select done_until from creatorflow.retention_progress where subject = #{subject} and stage = #{stage}")
    @Nullable Instant doneUntil(@Param("subject") String subject, @Param("stage") String stage);

    /** The beginning of the oldest partition; null where there is none. */
    @Select("""
            select min(to_timestamp(substring(part.relname from '[0-9]{4}_[0-9]{2}$'), 'YYYY_MM'))
            from pg_inherits inheritance join pg_class part on part.oid = inheritance.inhrelid
            where inheritance.inhparent = 'creatorflow.media_observations'::regclass""")
    @Nullable Instant oldestObservations();

    @Select("select min(recorded_at) from public.instagram_follower_history")
    @Nullable Instant oldestFollowers();

    @Select("""
            with gone as (
                delete from creatorflow.media_observations seen
                where observed_at >= #{slice.from} and observed_at < #{slice.to} and age_label is null
                  and exists (
                      select 1 from creatorflow.media_observations later
                      where later.media_pk = seen.media_pk and later.source = seen.source
                        and later.observed_at > seen.observed_at and later.observed_at < #{slice.successorsBefore})
                  and exists (
                      select 1 from creatorflow.media_observations earlier
                      where earlier.media_pk = seen.media_pk and earlier.source = seen.source
                        and earlier.observed_at < seen.observed_at)
                returning 1
            )""" + MOVE_ON)
    long thinObservations(@Param("subject") String subject, @Param("stage") String stage, @Param("slice") Slice slice);

    @Select("""
            with gone as (
                delete from public.instagram_follower_history seen
                where recorded_at >= #{slice.from} and recorded_at < #{slice.to}
                  and exists (
                      select 1 from public.instagram_follower_history later
                      where later.creator_id = seen.creator_id
                        and later.recorded_at > seen.recorded_at and later.recorded_at < #{slice.successorsBefore})
                  and exists (
                      select 1 from public.instagram_follower_history earlier
                      where earlier.creator_id = seen.creator_id and earlier.recorded_at < seen.recorded_at)
                returning 1
            )""" + MOVE_ON)
    long thinFollowers(@Param("subject") String subject, @Param("stage") String stage, @Param("slice") Slice slice);

    @Select("select min(observed_at) from creatorflow.reddit_observations")
    @Nullable Instant oldestPosts();

    @Select("""
            with gone as (
                delete from creatorflow.reddit_observations seen
                where observed_at >= #{slice.from} and observed_at < #{slice.to}
                  and exists (
                      select 1 from creatorflow.reddit_observations later
                      where later.reddit_id = seen.reddit_id
                        and later.observed_at > seen.observed_at and later.observed_at < #{slice.successorsBefore})
                  and exists (
                      select 1 from creatorflow.reddit_observations earlier
                      where earlier.reddit_id = seen.reddit_id and earlier.observed_at < seen.observed_at)
                returning 1
            )""" + MOVE_ON)
    long thinPosts(@Param("subject") String subject, @Param("stage") String stage, @Param("slice") Slice slice);

    /** The last snapshot of a community stays, however old it is. */
    @Delete("""
            delete from creatorflow.subreddit_snapshots where ctid = any(array(
                select old.ctid from creatorflow.subreddit_snapshots old
                where old.day < #{border} and exists (
                    select 1 from creatorflow.subreddit_snapshots later
                    where later.subreddit = old.subreddit and later.day > old.day)
                order by old.day limit #{limit}))""")
    int dropSnapshots(@Param("border") LocalDate border, @Param("limit") int limit);

    /** The metric after this one in the alphabet, by the index on (name, day); null where there is none. */
    @Select("select min(name) from creatorflow.creator_metrics_daily where name > #{after}")
    @Nullable String metricAfter(@Param("after") String after);

    @Delete("""
            delete from creatorflow.creator_metrics_daily where ctid = any(array(
                select ctid from creatorflow.creator_metrics_daily
                where name = #{name} and day < #{border} order by day limit #{limit}))""")
    int dropMetrics(@Param("name") String name, @Param("border") LocalDate border, @Param("limit") int limit);

    @Delete("""
            delete from public.system_logs where ctid = any(array(
                select ctid from public.system_logs
                where "timestamp" < #{border} order by "timestamp" limit #{limit}))""")
    int dropLogs(@Param("border") Instant border, @Param("limit") int limit);

    /** The calls go and their totals come in one statement: none is lost and none counted twice. */
    @Select("""
            with gone as (
                delete from creatorflow.api_calls where id = any(array(
                    select id from creatorflow.api_calls
                    where provider in (select provider from creatorflow.api_limits) and send_at < #{border}
                    order by provider, send_at limit #{limit}))
                returning provider, (send_at at time zone 'UTC')::date as day, endpoint,
                          coalesce(outcome, 'UNKNOWN') as outcome, coalesce(failure_type, '') as failure_type,
                          billed, body_bytes, latency_ms
            ), totals as (
                insert into creatorflow.api_call_days as known
                    (provider, day, endpoint, outcome, failure_type, calls, billed, billing_unknown, body_bytes, latency_ms)
                select provider, day, endpoint, outcome, failure_type, count(*), count(*) filter (where billed),
                       count(*) filter (where billed is null), coalesce(sum(body_bytes), 0), coalesce(sum(latency_ms), 0)
                from gone group by provider, day, endpoint, outcome, failure_type
                on conflict (provider, day, endpoint, outcome, failure_type) do update set
                    calls = known.calls + excluded.calls, billed = known.billed + excluded.billed,
                    billing_unknown = known.billing_unknown + excluded.billing_unknown,
                    body_bytes = known.body_bytes + excluded.body_bytes,
                    latency_ms = known.latency_ms + excluded.latency_ms
            )
            select count(*) from gone""")
    int totalCalls(@Param("border") Instant border, @Param("limit") int limit);

    /** Makes the month's partition where it is missing. */
    @Select("select creatorflow.ensure_observation_month(#{moment})")
    String ensureMonth(@Param("moment") Instant moment);

    @Select("""
            select count(*) from pg_inherits where inhparent = 'creatorflow.media_observations'::regclass""")
    int months();
}
