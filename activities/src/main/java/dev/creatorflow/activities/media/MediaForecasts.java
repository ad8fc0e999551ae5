package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.instagram.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Forecasts what scrapes will add to the store, from what was measured there. Reads only; thread-safe. */
public final class MediaForecasts {
    /** Fewer rows say nothing about the next ones. */
    private static final int FEWEST_ROWS = 20;

    /**
     * Bytes per reel or post (per creator for the picture) where nothing is measured yet. Videos are 10 to 17 MB and pictures 0.5 to 1.2 MB; of
     * posts a third each are taken for photos, videos and carousels of four.
     */
    private static final Map<Kind, Long> ASSUMED = new EnumMap<>(Map.of(
            Kind.REEL_VIDEO, 13_000_000L,
            Kind.COVER, 300_000L,
            Kind.POST_VIDEO, 4_300_000L,
            Kind.PHOTO, 270_000L,
            Kind.CAROUSEL, 1_070_000L,
            Kind.PROFILE_PICTURE, 150_000L));

    /** New reels and posts of a known creator per scrape, where nothing is measured yet: about one of each a day. */
    private static final double ASSUMED_NEW = 1;

    private final Database database;

    public MediaForecasts(Database database) {
        this.database = database;
    }

    /**
     * What to forecast.
     *
     * @param known creators whose older media are in the store already: only what is new will be fetched
     * @param knownWindow bounds what can be new
     * @param added creators seen for the first time
     */
    public record Scrapes(int known, Window knownWindow, int added, Window addedWindow) {}

    public MediaForecast of(Scrapes scrapes, MediaSettings settings) {
        return database.autocommit(statements -> {
            Mapper mapper = statements.mapper(Mapper.class);
            News found = mapper.news();
            News news = found == null ? new News(null, null) : found;
            Averages averages = averages(mapper.sizes());
            double newReels = Math.min(
                    news.reels() == null ? ASSUMED_NEW : news.reels(),
                    scrapes.knownWindow().reels());
            double newPosts = Math.min(
                    news.posts() == null ? ASSUMED_NEW : news.posts(),
                    scrapes.knownWindow().posts());
            double reels = scrapes.known() * newReels
                    + (double) scrapes.added() * scrapes.addedWindow().reels();
            double posts = scrapes.known() * newPosts
                    + (double) scrapes.added() * scrapes.addedWindow().posts();
            double bytes = 0;
            for (Kind kind : settings.kinds()) {
                bytes += switch (kind) {
                    case REEL_VIDEO -> reels * averages.of("reel", kind);
                    case COVER -> reels * averages.of("reel", kind) + posts * averages.of("post", kind);
                    case POST_VIDEO, PHOTO, CAROUSEL -> posts * averages.of("post", kind);
                    case PROFILE_PICTURE -> scrapes.added() * averages.of("creator", kind);
                };
            }
            boolean measured = averages.measured() && (scrapes.known() == 0 || news.reels() != null);
            return forecast((long) bytes, measured, mapper.stored(), settings);
        });
    }

    private static MediaForecast forecast(long bytes, boolean measured, long stored, MediaSettings settings) {
        Long most = settings.maxTotalBytes();
        Long room = most == null ? null : Math.max(0, most - stored);
        long kept = room == null ? bytes : Math.min(room, bytes);
        BigDecimal price = settings.costPerGbMonthUsd()
                .multiply(BigDecimal.valueOf(kept))
                .divide(MediaStatus.GIGABYTE, 4, RoundingMode.HALF_UP);
        return new MediaForecast(bytes, price, measured, bytes - kept);
    }

    private record Averages(Map<String, Size> sizes, boolean measured) {
        /** Bytes per row; a kind that never came in enough rows needs no room. */
        double of(String row, Kind kind) {
            Size size = sizes.get(row + "/" + kind);
            if (size != null && size.rows() >= FEWEST_ROWS) {
                return (double) size.bytes() / size.rows();
            }
            return measured ? 0 : ASSUMED.getOrDefault(kind, 0L) * (kind == Kind.COVER && row.equals("post") ? 0.3 : 1);
        }
    }

    private static Averages averages(List<Size> sizes) {
        Map<String, Size> byKind = new HashMap<>();
        sizes.forEach(size -> byKind.put(size.row() + "/" + size.kind(), size));
        boolean measured = sizes.stream().anyMatch(size -> size.row().equals("reel") && size.rows() >= FEWEST_ROWS)
                && sizes.stream().anyMatch(size -> size.row().equals("post") && size.rows() >= FEWEST_ROWS);
        return new Averages(byKind, measured);
    }

    /** @param rows all sampled rows of that table, whether they have such a file or not */
    record Size(String row, String kind, long bytes, long rows) {}

    /** @param reels new ones per run of a known creator; null where none ran lately */
    record News(@Nullable Double reels, @Nullable Double posts) {}

    interface Mapper {
        /** Of the latest rows: the bytes they brought into the store. A clip in both streams counts as the reel's. */
        @Select("""
                with row as (
                    (select 'instagram_reels' as owner, 'reel' as name, media_pk as key
                     from public.instagram_reels order by id desc limit 2000)
                    union all
                    (select 'instagram_posts', 'post', media_pk from public.instagram_posts order by id desc limit 2000)
                    union all
                    (select 'instagram_creators', 'creator', ig_user_id
                     from public.instagram_creators order by id desc limit 2000)),
                settled as (
                    select row.name, row.key, link.role, object.bytes, object.id,
                           link.role <> 'PROFILE_PICTURE' and (link.media_pk <> link.row_key or link.position > 0) as slide
                    from row
                    join creatorflow.media_links link
                        on link.owner_table = row.owner and link.row_key = row.key and link.replaced_at is null
                    join creatorflow.media_objects object on object.id = link.object_id and object.state = 'STORED'
                    where row.name <> 'post' or not exists (
                        select 1 from creatorflow.media_links reel
                        where reel.object_id = object.id and reel.owner_table = 'instagram_reels')),
                counted as (select name, count(distinct key) as rows from settled group by name)
                select settled.name as row,
                       case when slide then 'CAROUSEL' when role = 'IMAGE' then 'PHOTO'
                            when role <> 'VIDEO' then role
                            when settled.name = 'reel' then 'REEL_VIDEO' else 'POST_VIDEO' end as kind,
                       sum(settled.bytes)::bigint as bytes, max(counted.rows) as rows
                from settled join counted on counted.name = settled.name
                group by 1, 2""")
        List<Size> sizes();

        @Select("""
                select avg(reels_new)::float8 as reels, avg(posts_new)::float8 as posts
                from creatorflow.runs run
                where run.closed_at is not null and run.outcome = 'COMPLETE' and exists (
                    select 1 from creatorflow.runs before
                    where before.target = run.target and before.started_at < run.started_at and before.outcome = 'COMPLETE')
                  and run.started_at > (select max(started_at) from creatorflow.runs) - interval '30 days'""")
        @Nullable News news();

        @Select("select coalesce(sum(bytes), 0) from creatorflow.media_objects where state = 'STORED'")
        long stored();
    }
}
