package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.RawAnswers;

/**
 * The parts of a profile's statements. A field that was delivered as null is cleared, one that was not delivered stays; an answer older than
 * the row changes nothing of it.
 */
final class ProfileSql {
    /** Locks the answer and then the creator, as {@link MediaSql#HOLD_REELS} does with media. */
    static final String HOLD = RawAnswers.HOLD + """
            select count(*) from (
                select 1 from public.instagram_creators where ig_user_id = #{step.igUserId} for no key update) held;
            """;

    /** The profile of an answer. */
    private static final String LISTED = """
                select * from json_to_record(#{profile}::json) as listed (
                    username text, full_name text, biography text, external_url text, external_url_type text,
                    bio_links jsonb, profile_pic_url text, category_name text,
                    full_name_delivered boolean, biography_delivered boolean, external_url_delivered boolean,
                    bio_links_delivered boolean, profile_pic_delivered boolean, category_name_delivered boolean,
                    followers_count bigint, following_count bigint, media_count bigint,
                    is_private boolean, is_verified boolean, is_business_account boolean,
                    is_professional_account boolean, fbid text, eimu_id text, highlight_reel_count bigint,
                    has_clips boolean, has_guides boolean, has_channel boolean,
                    has_onboarded_to_text_post_app boolean, hide_like_and_view_counts boolean)""";

    /** It is written. */
    static final String WRITE = "with given as (" + LISTED + ")";

    /** It is written where what follows holds, and the answer was not confirmed before. */
    static final String CONFIRM = "with confirmed as (" + RawAnswers.CONFIRM + " and ";

    static final String WRITE_CONFIRMED = """

                returning id
            ), given as (""" + LISTED + " where exists (select from confirmed))";

    /** The creator with its handle's history, the follower history, and what the run knows of it. */
    static final String SAVE = """
            , stored as (
                insert into public.instagram_creators as known
                    (ig_user_id, username, full_name, biography, external_url, external_url_type, bio_links,
                     profile_pic_url, category_name, followers_count, following_count, media_count, is_private,
                     is_verified, is_business_account, is_professional_account, fbid, eimu_id, highlight_reel_count,
                     has_clips, has_guides, has_channel, has_onboarded_to_text_post_app, hide_like_and_view_counts,
                     followers_last_updated, last_scraped_at, last_raw_id, discovery_source, discovery_date)
                select #{step.igUserId}, username, full_name, biography, external_url, external_url_type, bio_links,
                       profile_pic_url, category_name, followers_count, following_count, media_count, is_private,
                       is_verified, is_business_account, is_professional_account, fbid, eimu_id, highlight_reel_count,
                       has_clips, has_guides, has_channel, has_onboarded_to_text_post_app, hide_like_and_view_counts,
                       #{step.at}, #{step.at}, #{step.rawId}, 'scrape', #{step.at}
                from given
                on conflict (ig_user_id) do update set
                    username = excluded.username,
                    username_is_current = true,
                    full_name = case when (select full_name_delivered from given)
                        then excluded.full_name else known.full_name end,
                    biography = case when (select biography_delivered from given)
                        then excluded.biography else known.biography end,
                    external_url = case when (select external_url_delivered from given)
                        then excluded.external_url else known.external_url end,
                    external_url_type = case when (select external_url_delivered from given)
                        then excluded.external_url_type else known.external_url_type end,
                    bio_links = case when (select bio_links_delivered from given)
                        then excluded.bio_links else known.bio_links end,
                    profile_pic_url = case when known.profile_pic_url_stored then known.profile_pic_url
                        when (select profile_pic_delivered from given) then excluded.profile_pic_url
                        else known.profile_pic_url end,
                    category_name = case when (select category_name_delivered from given)
                        then excluded.category_name else known.category_name end,
                    followers_count = coalesce(excluded.followers_count, known.followers_count),
                    following_count = coalesce(excluded.following_count, known.following_count),
                    media_count = coalesce(excluded.media_count, known.media_count),
                    is_private = coalesce(excluded.is_private, known.is_private),
                    is_verified = coalesce(excluded.is_verified, known.is_verified),
                    is_business_account = coalesce(excluded.is_business_account, known.is_business_account),
                    is_professional_account = coalesce(excluded.is_professional_account, known.is_professional_account),
                    fbid = coalesce(excluded.fbid, known.fbid),
                    eimu_id = coalesce(excluded.eimu_id, known.eimu_id),
                    highlight_reel_count = coalesce(excluded.highlight_reel_count, known.highlight_reel_count),
                    has_clips = coalesce(excluded.has_clips, known.has_clips),
                    has_guides = coalesce(excluded.has_guides, known.has_guides),
                    has_channel = coalesce(excluded.has_channel, known.has_channel),
                    has_onboarded_to_text_post_app =
                        coalesce(excluded.has_onboarded_to_text_post_app, known.has_onboarded_to_text_post_app),
                    hide_like_and_view_counts =
                        coalesce(excluded.hide_like_and_view_counts, known.hide_like_and_view_counts),
                    followers_last_updated = case when excluded.followers_count is null
                        then known.followers_last_updated else excluded.followers_last_updated end,
                    last_scraped_at = greatest(known.last_scraped_at, excluded.last_scraped_at),
                    last_raw_id = excluded.last_raw_id,
                    updated_at = now()
                where known.followers_last_updated is null
                   or known.followers_last_updated <= excluded.followers_last_updated
                returning known.ig_user_id
            ), handle_lost as (
                update creatorflow.username_history held set valid_to = #{step.at}
                from given
                where held.valid_to is null
                  and (held.ig_user_id = #{step.igUserId} and lower(held.username) <> lower(given.username)
                       or held.ig_user_id <> #{step.igUserId} and lower(held.username) = lower(given.username))
            ), handle_held as (
                insert into creatorflow.username_history (ig_user_id, username, valid_from, raw_id)
                select #{step.igUserId}, given.username, #{step.at}, #{step.rawId} from given
                where not exists (
                    select 1 from creatorflow.username_history held
                    where held.ig_user_id = #{step.igUserId} and held.valid_to is null
                      and lower(held.username) = lower(given.username))
                on conflict do nothing
            ), history as (
                insert into public.instagram_follower_history
                    (creator_id, username, followers_count, following_count, media_count, recorded_at, run_key)
                select #{step.igUserId}, username, followers_count, following_count, media_count, #{step.at},
                       #{step.runKey}
                from given where followers_count is not null
                on conflict (run_key) where run_key is not null do nothing
            ), run as (
                update creatorflow.runs set profile_raw_id = #{step.rawId}, profile_at = #{step.at},
                    followers = given.followers_count, username = given.username, target = #{step.igUserId},
                    account_state = #{after.state}
                from given where run_key = #{step.runKey})""";

    private static final String SIGHTING = """
            insert into creatorflow.account_state
                (ig_user_id, state, since, sightings, candidate_state, candidate_since, candidate_sightings,
                 last_sighting_at, last_run_key)
            select #{step.igUserId}, #{after.state}, #{after.since}::timestamptz, #{after.sightings}::int,
                   #{after.candidate}, #{after.candidateSince}::timestamptz, #{after.candidateSightings}::int,
                   #{step.at}::timestamptz, #{step.runKey}""";

    private static final String SIGHTED_BEFORE = """

            on conflict (ig_user_id) do update set
                state = excluded.state, since = excluded.since, sightings = excluded.sightings,
                candidate_state = excluded.candidate_state, candidate_since = excluded.candidate_since,
                candidate_sightings = excluded.candidate_sightings, last_sighting_at = excluded.last_sighting_at,
                last_run_key = excluded.last_run_key""";

    /** What is believed of the account from now on. */
    static final String SIGHT = SIGHTING + SIGHTED_BEFORE;

    static final String SIGHT_CONFIRMED = SIGHTING + " where exists (select from confirmed)" + SIGHTED_BEFORE;

    private ProfileSql() {}
}
