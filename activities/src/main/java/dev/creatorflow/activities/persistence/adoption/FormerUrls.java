package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs in old rows are objects of ours. The former system wrote two kinds: links of Instagram's CDN, and addresses of its own store. So
 * whatever is not Instagram's is ours, under whichever name the store had at the time.
 */
final class FormerUrls {
    private static final Map<String, List<Place>> PLACES = Map.of(
            "instagram_creators", List.of(new Place("profile_pic_url", "profile_pic_url_stored")),
            "instagram_reels",
                    List.of(
                            new Place("video_url", "video_url_stored"),
                            new Place("thumbnail_url", "thumbnail_url_stored")),
            "instagram_posts",
                    List.of(
                            new Place("video_url", "video_url_stored"),
                            new Place("thumbnail_url", "thumbnail_url_stored"),
                            new Place("image_urls", "image_urls_stored")));
    private static final List<String> INSTAGRAM =
            List.of("cdninstagram.com", "fbcdn.net", "instagram.com", "facebook.com");

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+");

    private FormerUrls() {}

    /** A column with URLs, and the one that says they are ours. */
    private record Place(String urls, String flag) {}

    /** The addresses of stores that rows refer to, without a path. */
    static List<URI> stores(Sql sql) throws SQLException {
        TreeSet<String> addresses = new TreeSet<>();
        for (Former former : formers(sql)) {
            addresses.addAll(sql.texts("select distinct substring(url from '^(https?://[^/]+)/')" + former.urls()
                    + " where url ~ '^https?://[^/[:space:]]+/'"));
        }
        return addresses.stream().filter(FormerUrls::isStore).map(URI::create).toList();
    }

    /** What a scrape may not replace any more, counted by row. */
    static List<Change> plan(Sql sql, List<URI> stores) throws SQLException {
        if (stores.isEmpty()) {
            return List.of();
        }
        String names = stores.stream().map(URI::toString).collect(Collectors.joining(", "));
        String[] prefixes = stores.stream().map(store -> store + "/").toArray(String[]::new);
        List<Change> changes = new ArrayList<>();
        for (Former former : formers(sql)) {
            long rows = sql.number(
                    "select count(distinct f.ctid)" + former.urls()
                            + " where exists (select 1 from unnest(?::text[]) own where starts_with(url, own))"
                            + (former.flagged() ? " and not f." + former.place().flag() : ""),
                    (Object) prefixes);
            if (rows > 0) {
                changes.add(new Change(
                        Kind.MEDIA,
                        former.table(),
                        former.place().urls(),
                        "stays as it is and is never downloaded again: " + names,
                        rows));
            }
        }
        return changes;
    }

    /** A place that is there, with the type it has. */
    private record Former(String table, Place place, String type, boolean flagged) {
        /** The tail of a query over each URL of it. */
        String urls() {
            String column = "f." + place.urls();
            String each = switch (type) {
                case "text[]", "character varying[]" -> "unnest(" + column + ")";
                case "json", "jsonb" ->
                    "jsonb_array_elements_text(case jsonb_typeof(" + column + "::jsonb) when 'array' then " + column
                            + "::jsonb else '[]' end)";
                default -> "unnest(array[" + column + "::text])";
            };
            return " from public." + table + " f, " + each + " url";
        }
    }

    private static List<Former> formers(Sql sql) throws SQLException {
        List<Former> formers = new ArrayList<>();
        for (String table : PLACES.keySet().stream().sorted().toList()) {
            ExistingTable existing = ExistingTable.read(sql, table);
            if (existing == null) {
                continue;
            }
            for (Place place : PLACES.getOrDefault(table, List.of())) {
                ExistingTable.@Nullable Column column = existing.columns().get(place.urls());
                if (column != null) {
                    formers.add(new Former(
                            table, place, column.type(), existing.columns().containsKey(place.flag())));
                }
            }
        }
        return formers;
    }

    private static boolean isStore(String address) {
        String host = address.replaceFirst("^https?://", "")
                .replaceFirst(":[0-9]+$", "")
                .toLowerCase(Locale.ROOT);
        return HOST.matcher(host).matches()
                && INSTAGRAM.stream().noneMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }
}
