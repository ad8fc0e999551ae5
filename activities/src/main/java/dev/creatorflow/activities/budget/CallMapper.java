package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.StoredAnswer;
import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The life of one call: reserved, then settled or released. Each method is one round trip. */
interface CallMapper {
    /** Needs autocommit: the procedure commits by itself. */
    @Select(affectData = true, value = """
            call creatorflow.reserve_call(
                #{call.provider}, #{call.endpoint}, #{call.runKey}, #{call.stream}, #{call.page}, #{call.subject},
                #{call.workflowId}, #{call.batch}, #{longestWaitMs}, #{longestCallMs})
            """)
    ReservationRow reserve(
            @Param("call") CallRequest call,
            @Param("longestWaitMs") long longestWaitMs,
            @Param("longestCallMs") long longestCallMs);

    /**
     * Stores the answer and settles its call in one statement, hence in one transaction.
     *
     * @return the answer's id, null where another attempt had stored one before
     */
    @Select(affectData = true, value = """
            with answer as (
                insert into creatorflow.raw_responses
                    (provider, run_key, stream, page, subject, call_id, cursor_in, cursor_out, more, items,
                     found, found_id, found_username, http_status, digest, body_bytes, body, fetched_at)
                values
                    (#{call.provider}, #{call.runKey}, #{call.stream}, #{call.page}, #{answer.subject}, #{callId},
                     #{call.cursor}, #{answer.cursorOut}, #{answer.more}, #{answer.items},
                     #{answer.found}, #{answer.foundId}, #{answer.foundUsername}, #{answer.httpStatus},
                     #{answer.body.digest}, #{answer.body.length}, #{answer.body.compressed}, #{fetchedAt})
                on conflict (run_key, stream, page) do nothing
                returning id
            ), settled as (
                update creatorflow.api_calls
                   set state = 'DONE', outcome = 'SUCCEEDED', http_status = #{answer.httpStatus},
                       sent_at = clock_timestamp() - #{latencyMs} * interval '1 millisecond',
                       finished_at = clock_timestamp(), latency_ms = #{latencyMs},
                       billed = #{answer.billed}, body_bytes = #{answer.body.length},
                       quota_limit = #{answer.quota.limit}, quota_remaining = #{answer.quota.remaining},
                       quota_reset_at = clock_timestamp() + #{resetSeconds}::float8 * interval '1 second'
                 where id = #{callId}
             returning provider, ordinal
            )
            select (select id from answer) as raw_id,
                   s.provider,
                   s.ordinal,
                   l.circuit_probe = s.ordinal or (l.circuit_state = 'CLOSED' and l.consecutive_failures > 0)
                       as ends_outage,
                   #{answer.quota.remaining}::bigint is not null
                       and s.ordinal > coalesce(l.quota_ordinal, 0)
                       and (l.quota_seen_at is null or #{answer.quota.remaining}::bigint < 1000
                            or l.quota_seen_at < clock_timestamp() - interval '1 second') as quota_news
              from settled s join creatorflow.api_limits l using (provider)
            """)
    Optional<SettledRow> settleStored(
            @Param("callId") long callId,
            @Param("call") CallRequest call,
            @Param("answer") FetchedAnswer answer,
            @Param("fetchedAt") Instant fetchedAt,
            @Param("latencyMs") long latencyMs,
            @Param("resetSeconds") @Nullable Double resetSeconds);

    /**
     * What the settlement found.
     *
     * @param endsOutage null where no probe is out
     */
    record SettledRow(
            @Nullable Long rawId,
            String provider,
            long ordinal,
            @Nullable Boolean endsOutage,
            boolean quotaNews) {}

    @Select("""
            select id as raw_id, items, cursor_out, more, found, found_id, found_username
              from creatorflow.raw_responses
             where run_key = #{call.runKey} and stream = #{call.stream} and page = #{call.page}
            """)
    Optional<StoredAnswer> stored(@Param("call") CallRequest call);

    /** Settles a call that brought no answer. Empty where it was settled before. */
    @Select(affectData = true, value = """
            update creatorflow.api_calls failed
               set state = 'DONE', outcome = #{outcome}, http_status = #{failed.httpStatus},
                   sent_at = clock_timestamp() - #{latencyMs} * interval '1 millisecond',
                   finished_at = clock_timestamp(), latency_ms = #{latencyMs}, billed = #{failed.billed},
                   body_bytes = #{failed.bodyBytes}, failure_type = #{failureType},
                   failure_detail = left(#{failed.detail}, 500),
                   quota_limit = #{failed.quota.limit}, quota_remaining = #{failed.quota.remaining},
                   quota_reset_at = clock_timestamp() + #{resetSeconds}::float8 * interval '1 second'
             where id = #{callId} and state = 'SENT'
            returning provider, ordinal, (
                    select count(*) from creatorflow.api_calls sent
                     where sent.run_key = failed.run_key and sent.stream = failed.stream and sent.page = failed.page
                       and sent.outcome is distinct from 'NOT_SENT') as sent
            """)
    Optional<CallRow> settleFailed(
            @Param("callId") long callId,
            @Param("outcome") String outcome,
            @Param("failureType") @Nullable String failureType,
            @Param("failed") FailedCall failed,
            @Param("latencyMs") long latencyMs,
            @Param("resetSeconds") @Nullable Double resetSeconds);

    /** Takes a call back that never left, and gives the day and the month back what it had taken. */
    @Select(affectData = true, value = """
            with released as (
                update creatorflow.api_calls
                   set state = 'DONE', outcome = 'NOT_SENT', billed = false, finished_at = clock_timestamp(),
                       failure_detail = left(#{detail}, 500)
                 where id = #{callId} and state = 'SENT'
             returning provider, ordinal, (send_at at time zone 'UTC')::date as day
            ), given_back as (
                update creatorflow.api_limits l
                   set day_calls = l.day_calls - (l.day = r.day and l.day_calls > 0)::int,
                       month_calls = l.month_calls
                           - (l.month = date_trunc('month', r.day)::date and l.month_calls > 0)::int,
                       updated_at = clock_timestamp()
                  from released r where l.provider = r.provider
            )
            select provider, ordinal, 0 as sent from released
            """)
    Optional<CallRow> release(@Param("callId") long callId, @Param("detail") String detail);

    /** @param sent requests for the same answer, lost ones included */
    record CallRow(String provider, long ordinal, int sent) {}
}
