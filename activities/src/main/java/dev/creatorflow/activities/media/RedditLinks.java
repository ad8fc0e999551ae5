package dev.creatorflow.activities.media;

/** How the rows of Reddit are brought in line with their links; the rest of {@link StoredLinksMapper}. */
final class RedditLinks {
    /** What is in the store now, in the order of its places; what Reddit said of links stays in its own columns. */
    static final String POSTS = """
            with used as (
                select link.row_key,
                       array_agg(object.public_url order by link.position, link.role)
                           filter (where object.state = 'STORED' and link.role <> 'COVER') as files,
                       max(object.public_url) filter (where object.state = 'STORED' and link.role = 'COVER') as cover,
                       bool_and(object.state = 'STORED') as whole
                from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id
                where link.owner_table = 'reddit_posts' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and link.replaced_at is null
                group by link.row_key)
            update public.reddit_posts post
            set media_urls = used.files, media_cover_url = used.cover,
                media_stored = used.whole and media_whole is not false
            from used
            where post.reddit_id = used.row_key
              and (post.media_urls, post.media_cover_url, post.media_stored)
                  is distinct from (used.files, used.cover, used.whole and media_whole is not false)""";

    static final String SUBREDDITS = """
            with used as (
                select link.row_key, max(object.public_url) filter (where link.position = 0) as icon,
                       max(object.public_url) filter (where link.position = 1) as banner
                from creatorflow.media_links link
                join creatorflow.media_objects object on object.id = link.object_id and object.state = 'STORED'
                where link.owner_table = 'reddit_subreddits' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and link.replaced_at is null
                group by link.row_key)
            update public.reddit_subreddits known
            set icon_stored_url = coalesce(used.icon, known.icon_stored_url),
                banner_stored_url = coalesce(used.banner, known.banner_stored_url)
            from used
            where lower(known.name) = used.row_key and not known.superseded
              and (used.icon is not null and known.icon_stored_url is distinct from used.icon
                   or used.banner is not null and known.banner_stored_url is distinct from used.banner)""";

    static final String USERS = """
            update public.reddit_users known
            set icon_stored_url = object.public_url
            from creatorflow.media_links link
            join creatorflow.media_objects object on object.id = link.object_id and object.state = 'STORED'
            where link.owner_table = 'reddit_users' and link.row_key = any(
                    #{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
              and link.replaced_at is null and lower(known.username) = link.row_key and not known.superseded
              and known.icon_stored_url is distinct from object.public_url""";

    static final String LOCK_POSTS = """
            select count(*) from (
                select 1 from public.reddit_posts
                where reddit_id = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                order by reddit_id for no key update) held""";

    static final String LOCK_SUBREDDITS = """
            select count(*) from (
                select 1 from public.reddit_subreddits
                where lower(name) = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and not superseded
                order by lower(name) for no key update) held""";

    static final String LOCK_USERS = """
            select count(*) from (
                select 1 from public.reddit_users
                where lower(username) = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and not superseded
                order by lower(username) for no key update) held""";

    private RedditLinks() {}
}
