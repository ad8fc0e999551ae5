package dev.creatorflow.activities.media;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;

/**
 * The statements of {@link MediaRegistry}. {@code slots} is a JSON array, so that a page of any size is one parameter:
 * {@code [{row_key, role, position, source_key, media_pk, url, width, height, expires_at, whole}]}.
 */
interface RegistryMapper {
    /**
     * Where a page's files stand.
     *
     * @param settled every file is stored, every place links to it, and a row that came as a whole has no other: there is nothing to write
     */
    record Standing(int stored, int due, boolean settled) {}

    /** A place of a row that came as a whole, and not with it. */
    String GONE_PLACE = """
            and link.row_key in (
                select row_key from jsonb_to_recordset(#{slots}::jsonb) as entry (row_key text, whole boolean)
                where whole)
            and not exists (
                select from jsonb_to_recordset(#{slots}::jsonb) as place (row_key text, role text, position int)
                where place.row_key = link.row_key and place.role = link.role and place.position = link.position)""";

    /** Where the files of these places stand. */
    String STANDING = """
            select count(distinct slot.source_key) filter (where object.state = 'STORED') as stored,
                   count(distinct slot.source_key) filter (where object.state = 'DUE') as due,
                   coalesce(bool_and(place.object_id is not null and object.state = 'STORED'), true)
                       and not exists (
                           select from creatorflow.media_links link
                           where link.owner_table = #{owner} and link.replaced_at is null
            """ + GONE_PLACE + """
                           ) as settled
            from jsonb_to_recordset(#{slots}::jsonb) as slot
                (row_key text, role text, position int, source_key text)
            left join creatorflow.media_links place
                on place.owner_table = #{owner} and place.row_key = slot.row_key and place.role = slot.role
                and place.position = slot.position and place.source_key = slot.source_key
                and place.replaced_at is null
            left join lateral (
                select link.object_id from creatorflow.media_links link
                where link.source_key = slot.source_key limit 1) known on true
            left join creatorflow.media_objects object on object.id = known.object_id""";

    /**
     * Brings the rows in line with their links, as {@link StoredLinks#write}, and says where the files stand: one round trip.
     *
     * @param ownerTable the owner's
     */
    @SelectProvider(type = OwnerStatements.class, method = "settle", affectData = true)
    Standing settle(
            @Param("by") MediaOwner owner,
            @Param("owner") String ownerTable,
            @Param("slots") String slots,
            @Param("rows") String[] rowKeys);

    /**
     * Makes unknown files due, and gives due ones a better link: a wider one, a fresher one of the same width, or any where the old one no
     * longer works. What was lost for want of a working link gets its attempts back. Stored objects are left alone, also under the key of
     * another file with the same bytes. In key order, so that two pages with the same clip wait for each other and never in a ring.
     *
     * <p>Then it holds them all: a transfer that finds the same bytes must not remove a due object under the links that are about to be
     * written. Two statements in one round trip.
     */
    @Insert("""
            insert into creatorflow.media_objects as known
                (source_key, platform, target, media_pk, role, source_url, source_width, source_height,
                 source_url_expires_at, next_attempt_at, first_seen_at)
            select source_key, #{platform}, #{target}, media_pk, role, url, width, height, expires_at, #{now}, #{now}
            from (
                select distinct on (source_key) *
                from jsonb_to_recordset(#{slots}::jsonb) as slot
                    (source_key text, media_pk text, role text, url text, width int, height int,
                     expires_at timestamptz)
                order by source_key, width desc nulls last, expires_at desc nulls last) slot
            where not exists (
                select 1 from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id
                where link.source_key = slot.source_key and object.state = 'STORED')
            order by source_key
            on conflict (source_key) do update set
                state = 'DUE',
                target = excluded.target,
                source_url = excluded.source_url,
                source_width = excluded.source_width,
                source_height = excluded.source_height,
                source_url_expires_at = excluded.source_url_expires_at,
                attempts = case when known.state = 'LOST' then 0 else known.attempts end,
                dead_links = case when known.state = 'LOST' or known.platform = 'reddit' then 0 else known.dead_links end,
                next_attempt_at = case when known.state = 'LOST' or known.failure_kind in ('LINK_EXPIRED', 'BAD_LINK') then #{now}
                                       else coalesce(known.next_attempt_at, #{now}) end
            where known.source_url is distinct from excluded.source_url
              and (known.state = 'DUE'
                   or known.state = 'LOST' and known.failure_kind in ('LINK_EXPIRED', 'BAD_LINK', 'UNAVAILABLE', 'TRUNCATED'))
              and (known.source_url_expires_at <= #{now}
                      and coalesce(excluded.source_url_expires_at, 'infinity') > #{now}
                   or known.failure_kind in ('LINK_EXPIRED', 'BAD_LINK')
                   or coalesce(excluded.source_width, 0) > coalesce(known.source_width, 0)
                   or coalesce(excluded.source_width, 0) = coalesce(known.source_width, 0)
                      and coalesce(excluded.source_url_expires_at, '-infinity')
                          > coalesce(known.source_url_expires_at, '-infinity'));
            select count(*) from (
                select 1 from creatorflow.media_objects
                where source_key in (
                    select source_key from jsonb_to_recordset(#{slots}::jsonb) as slot (source_key text))
                order by id for key share) held""")
    int wantFiles(
            @Param("platform") String platform,
            @Param("target") String target,
            @Param("slots") String slots,
            @Param("now") Instant now);

    /**
     * Ends the links of places that another file has taken, of files that moved to another place of their row, and of places that a row which
     * came as a whole no longer has.
     */
    @Update("""
            update creatorflow.media_links link set replaced_at = #{now}
            where link.owner_table = #{owner} and link.replaced_at is null
              and link.row_key in (
                  select row_key from jsonb_to_recordset(#{slots}::jsonb) as entry (row_key text))
              and (exists (
                      select from jsonb_to_recordset(#{slots}::jsonb) as slot
                          (row_key text, role text, position int, source_key text)
                      where link.row_key = slot.row_key and link.role = slot.role
                        and (link.position = slot.position) <> (link.source_key = slot.source_key))
                   or true
            """ + GONE_PLACE + ")")
    int retireReplacedLinks(@Param("owner") String ownerTable, @Param("slots") String slots, @Param("now") Instant now);

    /** A post that came as a whole and lost its last video has no list of them any more. */
    @Update("""
            update public.instagram_posts post set video_urls = null, video_urls_stored = false
            where post.video_urls is not null
              and post.media_pk in (
                  select row_key from jsonb_to_recordset(#{slots}::jsonb) as entry (row_key text, whole boolean)
                  where whole)
              and not exists (
                  select from creatorflow.media_links link
                  where link.owner_table = 'instagram_posts' and link.row_key = post.media_pk and link.role = 'VIDEO'
                    and link.replaced_at is null)""")
    int dropEmptyVideoLists(@Param("slots") String slots);

    @Insert("""
            insert into creatorflow.media_links as link
                (owner_table, row_key, role, position, source_key, media_pk, object_id, linked_at)
            select #{owner}, slot.row_key, slot.role, slot.position, slot.source_key, slot.media_pk,
                   coalesce(known.object_id, own.id), #{now}
            from (
                select distinct on (row_key, role, position) *
                from jsonb_to_recordset(#{slots}::jsonb) as slot
                    (row_key text, role text, position int, source_key text, media_pk text)
                order by row_key, role, position) slot
            left join lateral (
                select link.object_id from creatorflow.media_links link
                where link.source_key = slot.source_key limit 1) known on true
            left join creatorflow.media_objects own on own.source_key = slot.source_key
            where coalesce(known.object_id, own.id) is not null
            on conflict (owner_table, row_key, role, position, source_key) do update set
                object_id = excluded.object_id, replaced_at = null
            where link.replaced_at is not null or link.object_id <> excluded.object_id""")
    int link(@Param("owner") String ownerTable, @Param("slots") String slots, @Param("now") Instant now);
}
