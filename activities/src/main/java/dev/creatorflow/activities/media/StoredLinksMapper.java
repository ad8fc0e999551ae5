package dev.creatorflow.activities.media;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.UpdateProvider;

/** The statements of {@link StoredLinks}. */
interface StoredLinksMapper {
    /** The public URLs that the rows of these keys should hold: what is stored of each. */
    String CREATOR_FILES = """
                select link.row_key, object.public_url as picture
                from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id and object.state = 'STORED'
                where link.owner_table = 'instagram_creators' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and link.role = 'PROFILE_PICTURE' and link.replaced_at is null""";

    /** The row holds something else. */
    String CREATOR_DIFFERS =
            "(creator.profile_pic_url is distinct from file.picture or not creator.profile_pic_url_stored)";

    String CREATORS = "with file as (" + CREATOR_FILES + """
            )
            update public.instagram_creators creator set profile_pic_url = file.picture, profile_pic_url_stored = true
            from file
            where creator.ig_user_id = file.row_key and\s""" + CREATOR_DIFFERS;

    String REEL_FILES = """
                select link.row_key,
                       max(object.public_url) filter (where link.role = 'VIDEO') as video,
                       max(object.public_url) filter (where link.role in ('COVER', 'IMAGE')) as cover
                from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id and object.state = 'STORED'
                where link.owner_table = 'instagram_reels' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and link.position = 0 and link.replaced_at is null
                group by link.row_key""";

    String REEL_DIFFERS = """
            (file.video is not null and (reel.video_url is distinct from file.video or not reel.video_url_stored)
             or file.cover is not null
                and (reel.thumbnail_url is distinct from file.cover or not reel.thumbnail_url_stored))""";

    String REELS = "with file as (" + REEL_FILES + """
            )
            update public.instagram_reels reel
            set video_url = coalesce(file.video, reel.video_url),
                video_url_stored = reel.video_url_stored or file.video is not null,
                thumbnail_url = coalesce(file.cover, reel.thumbnail_url),
                thumbnail_url_stored = reel.thumbnail_url_stored or file.cover is not null
            from file
            where reel.media_pk = file.row_key and\s""" + REEL_DIFFERS;

    /**
     * A list is written as soon as one of its files is stored: public URLs where there are, the freshest CDN links elsewhere, in the order of
     * the slides.
     */
    String POST_FILES = """
            with used as (
                select link.row_key, link.role, link.position, object.state = 'STORED' as stored,
                       link.media_pk = link.row_key and link.position = 0 as own,
                       case when object.state = 'STORED' then object.public_url else object.source_url end as url
                from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id
                where link.owner_table = 'instagram_posts' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and link.replaced_at is null)
                select row_key,
                       max(url) filter (where stored and own and role = 'VIDEO') as video,
                       max(url) filter (where stored and position = 0 and role in ('COVER', 'IMAGE')) as cover,
                       array_agg(url order by position) filter (where role = 'IMAGE' or role = 'COVER' and not own) as images,
                       bool_or(stored and (role = 'IMAGE' or role = 'COVER' and not own)) as any_image,
                       array_agg(url order by position) filter (where role = 'VIDEO' and not own) as videos,
                       bool_or(stored and role = 'VIDEO' and not own) as any_video
                from used group by row_key""";

    String POST_DIFFERS = """
            (file.video is not null and (post.video_url is distinct from file.video or not post.video_url_stored)
             or file.cover is not null
                and (post.thumbnail_url is distinct from file.cover or not post.thumbnail_url_stored)
             or file.any_image and (post.image_urls is distinct from file.images or not post.image_urls_stored)
             or file.any_video and (post.video_urls is distinct from file.videos or not post.video_urls_stored))""";

    String POSTS = "with file as (" + POST_FILES + """
            )
            update public.instagram_posts post
            set video_url = coalesce(file.video, post.video_url),
                video_url_stored = post.video_url_stored or file.video is not null,
                thumbnail_url = coalesce(file.cover, post.thumbnail_url),
                thumbnail_url_stored = post.thumbnail_url_stored or file.cover is not null,
                image_urls = case when file.any_image then file.images else post.image_urls end,
                image_urls_stored = post.image_urls_stored or file.any_image,
                video_urls = case when file.any_video then file.videos else post.video_urls end,
                video_urls_stored = post.video_urls_stored or file.any_video
            from file
            where post.media_pk = file.row_key and\s""" + POST_DIFFERS;

    String LOCK_CREATORS = """
            select count(*) from (
                select 1 from public.instagram_creators
                where ig_user_id = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                order by ig_user_id for no key update) held""";

    String LOCK_REELS = """
            select count(*) from (
                select 1 from public.instagram_reels
                where media_pk = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                order by media_pk for no key update) held""";

    String LOCK_POSTS = """
            select count(*) from (
                select 1 from public.instagram_posts
                where media_pk = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                order by media_pk for no key update) held""";

    @UpdateProvider(type = OwnerStatements.class, method = "write")
    int write(@Param("by") MediaOwner owner, @Param("rows") String[] rows);

    /** @return how many rows it holds */
    @SelectProvider(type = OwnerStatements.class, method = "lock")
    int lock(@Param("by") MediaOwner owner, @Param("rows") String[] rows);
}
