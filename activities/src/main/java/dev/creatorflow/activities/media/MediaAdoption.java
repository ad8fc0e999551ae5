package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.StorageSettings;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/**
 * Recognises, in the rows of the system being replaced, the URLs that already are objects of ours: those under {@code R2_PUBLIC_URL} or one of
 * {@code R2_FORMER_PUBLIC_URLS}. From then on no scrape replaces them by an expiring link. Repeating it changes nothing.
 */
public final class MediaAdoption {
    private final Database database;

    public MediaAdoption(Database database) {
        this.database = database;
    }

    /** Rows whose URLs were recognised. */
    public record Adopted(int creators, int reels, int posts) {}

    public Adopted adopt(StorageSettings settings) {
        Set<URI> addresses = new LinkedHashSet<>(settings.formerPublicUrls());
        if (settings.publicUrl() != null) {
            addresses.add(settings.publicUrl());
        }
        return adopt(addresses);
    }

    /** As {@link #adopt(StorageSettings)}, for the addresses under which objects of ours were ever read. */
    public Adopted adopt(Collection<URI> addresses) {
        String[] prefixes = addresses.stream()
                .map(address -> address.toString().replaceAll("/+$", "") + "/")
                .toArray(String[]::new);
        if (prefixes.length == 0) {
            return new Adopted(0, 0, 0);
        }
        return database.transaction(statements -> {
            Mapper mapper = statements.mapper(Mapper.class);
            return new Adopted(mapper.creators(prefixes), mapper.reels(prefixes), mapper.posts(prefixes));
        });
    }

    interface Mapper {
        /** Each statement reads its whole table. */
        int WHOLE_TABLE_SECONDS = 3_600;

        @Options(timeout = WHOLE_TABLE_SECONDS)
        @Update("""
                update public.instagram_creators set profile_pic_url_stored = true
                where not profile_pic_url_stored and exists (
                    select 1 from unnest(#{prefixes,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) as own (prefix)
                    where starts_with(profile_pic_url, own.prefix))""")
        int creators(@Param("prefixes") String[] prefixes);

        @Options(timeout = WHOLE_TABLE_SECONDS)
        @Update("""
                update public.instagram_reels set
                    video_url_stored = video_url_stored or coalesce(found.video, false),
                    thumbnail_url_stored = thumbnail_url_stored or coalesce(found.cover, false)
                from (
                    select reel.id, bool_or(starts_with(reel.video_url, own.prefix)) as video,
                           bool_or(starts_with(reel.thumbnail_url, own.prefix)) as cover
                    from public.instagram_reels reel
                    cross join unnest(#{prefixes,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) as own (prefix)
                    where starts_with(reel.video_url, own.prefix) and not reel.video_url_stored
                       or starts_with(reel.thumbnail_url, own.prefix) and not reel.thumbnail_url_stored
                    group by reel.id) found
                where instagram_reels.id = found.id""")
        int reels(@Param("prefixes") String[] prefixes);

        @Options(timeout = WHOLE_TABLE_SECONDS)
        @Update("""
                update public.instagram_posts set
                    video_url_stored = video_url_stored or coalesce(found.video, false),
                    thumbnail_url_stored = thumbnail_url_stored or coalesce(found.cover, false),
                    image_urls_stored = image_urls_stored or coalesce(found.images, false)
                from (
                    select post.id, bool_or(starts_with(post.video_url, own.prefix)) as video,
                           bool_or(starts_with(post.thumbnail_url, own.prefix)) as cover,
                           bool_or(exists (select 1 from unnest(post.image_urls) as image (url)
                                           where starts_with(image.url, own.prefix))) as images
                    from public.instagram_posts post
                    cross join unnest(#{prefixes,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) as own (prefix)
                    where starts_with(post.video_url, own.prefix) and not post.video_url_stored
                       or starts_with(post.thumbnail_url, own.prefix) and not post.thumbnail_url_stored
                       or not post.image_urls_stored and exists (
                           select 1 from unnest(post.image_urls) as image (url) where starts_with(image.url, own.prefix))
                    group by post.id) found
                where instagram_posts.id = found.id""")
        int posts(@Param("prefixes") String[] prefixes);
    }
}
