package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.staff.RedditStaff.Result;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RedditStaff}. Each answers with one row per name that is stored in the end. */
interface RedditStaffMapper {
    String NAMES = "#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}";

    @Select("""
            with given as (
                select name, case when lower(name) like 'u\\_%' then 'User Feed' else #{review}::text end as review
                from unnest(""" + NAMES + """
            ::text[]) name
            ), before as (
                select known.id, known.review from public.reddit_subreddits known join given on lower(known.name) = lower(given.name)
                where not known.superseded
            ), stored as (
                insert into public.reddit_subreddits as known (name, review, depth, due_at, created_at, updated_at)
                select name, review, 0, #{at}, #{at}, #{at} from given
                on conflict (lower(name)) where not superseded do update set
                    review = excluded.review, depth = 0, due_at = #{at}, updated_at = #{at}
                where excluded.review is not null and excluded.review is distinct from known.review
                returning known.id, known.name, known.review
            ), audit as (
                insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{at}, #{requester}, 'add', 'subreddit', stored.name, #{reason},
                       case when before.id is not null then jsonb_build_object('review', before.review) end,
                       jsonb_build_object('review', stored.review)
                from stored left join before on before.id = stored.id
            )
            select coalesce(stored.name, known.name, given.name) as name, stored.id is not null as changed
            from given
            left join stored on lower(stored.name) = lower(given.name)
            left join public.reddit_subreddits known on lower(known.name) = lower(given.name) and not known.superseded""")
    List<Result> addCommunities(
            @Param("names") List<String> names,
            @Param("review") @Nullable String review,
            @Param("requester") String requester,
            @Param("reason") @Nullable String reason,
            @Param("at") Instant at);

    @Select("""
            with before as (
                select id, name, review from public.reddit_subreddits
                where lower(name) = any(select lower(asked) from unnest(""" + NAMES + """
            ::text[]) asked) and not superseded
                order by lower(name) for update
            ), changed as (
                update public.reddit_subreddits known set
                    review = #{review}::text, updated_at = #{at},
                    depth = case when #{review}::text in ('Ok', 'No Seller') then 0 else known.depth end,
                    due_at = case when #{review}::text in ('Ok', 'No Seller')
                        then greatest(#{at}::timestamptz, known.last_scraped_at + interval '1 day') else known.due_at end
                from before
                where known.id = before.id and before.review is distinct from #{review}::text
                returning known.id
            ), audit as (
                insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{at}, #{requester}, 'review', 'subreddit', before.name, #{reason},
                       jsonb_build_object('review', before.review), jsonb_build_object('review', #{review}::text)
                from before join changed using (id)
            )
            select before.name, changed.id is not null as changed from before left join changed using (id)""")
    List<Result> review(
            @Param("names") List<String> names,
            @Param("review") @Nullable String review,
            @Param("requester") String requester,
            @Param("reason") @Nullable String reason,
            @Param("at") Instant at);

    @Select("""
            with given as (
                select name from unnest(""" + NAMES + """
            ::text[]) name
            ), before as (
                select known.id, known.our_creator from public.reddit_users known join given on lower(known.username) = lower(given.name)
                where not known.superseded
            ), stored as (
                insert into public.reddit_users as known
                    (username, our_creator, first_seen_at, due_at, created_at, updated_at)
                select name, #{ours}, #{at}, #{at}, #{at}, #{at} from given
                on conflict (lower(username)) where not superseded do update set
                    our_creator = excluded.our_creator, due_at = #{at}, updated_at = #{at}
                where excluded.our_creator <> known.our_creator
                returning known.id, known.username
            ), audit as (
                insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason, before, after)
                select #{at}, #{requester}, 'add', 'redditor', stored.username, #{reason},
                       case when before.id is not null then jsonb_build_object('our_creator', before.our_creator) end,
                       jsonb_build_object('our_creator', #{ours})
                from stored left join before on before.id = stored.id
            )
            select coalesce(stored.username, known.username, given.name) as name, stored.id is not null as changed
            from given
            left join stored on lower(stored.username) = lower(given.name)
            left join public.reddit_users known on lower(known.username) = lower(given.name) and not known.superseded""")
    List<Result> addRedditors(
            @Param("names") List<String> names,
            @Param("ours") boolean ours,
            @Param("requester") String requester,
            @Param("reason") @Nullable String reason,
            @Param("at") Instant at);
}
