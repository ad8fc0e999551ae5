package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.StoredRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares every row and field with what the simulator knows. */
final class RowComparison {
    private static final String FETCHED = "fetched";

    private final ChaosStack stack;
    private final World world;
    private final Findings lost = new Findings();
    private final Findings wrong = new Findings();

    RowComparison(ChaosStack stack, World world) {
        this.stack = stack;
        this.world = world;
    }

    Findings lost() {
        return lost;
    }

    Findings wrong() {
        return wrong;
    }

    void compare(World.Creator creator, CreatorTruth truth) {
        compareAccount(creator, truth);
        for (MediaTable table : MediaTable.values()) {
            compareStream(creator, truth, table);
        }
    }

    private void compareAccount(World.Creator creator, CreatorTruth truth) {
        lost.looked(1);
        Set<String> columns = truth.creator(List.of(world.moves().getLast().simulated()))
                .getFirst()
                .keySet();
        Map<String, String> row = read(
                        "instagram_creators",
                        "ig_user_id",
                        "ig_user_id = '" + creator.id() + "'",
                        columns,
                        "last_scraped_at")
                .get(creator.id());
        if (row == null) {
            lost.amiss("the creator " + creator);
            return;
        }
        judge("creator @" + creator.username(), row, truth.creator(world.truthOf(fetched(row))));
    }

    private void compareStream(World.Creator creator, CreatorTruth truth, MediaTable table) {
        Set<String> known = truth.everShown(table);
        if (known.isEmpty()) {
            return;
        }
        String condition = "media_pk in ('" + String.join("', '", known) + "') or creator_id = '" + creator.id() + "'";
        Map<String, Map<String, String>> rows =
                read(table.table(), "media_pk", condition, truth.columns(table), "scraped_at");
        Set<String> wanted = truth.wanted(table);
        lost.looked(wanted.size());
        for (String pk : wanted) {
            if (!rows.containsKey(pk)) {
                lost.amiss(table.table() + " " + pk + " of @" + creator.username());
            }
        }
        rows.forEach((pk, row) -> {
            List<Map<String, String>> possible = truth.medium(table, pk, world.truthOf(fetched(row)));
            judge(table.table() + " " + pk + " of @" + creator.username(), row, possible);
        });
    }

    /** A row is right that equals one of the possible truths; otherwise the differences from the last of them are wrong. */
    private void judge(String what, Map<String, String> row, List<Map<String, String>> possible) {
        row.remove(FETCHED);
        wrong.looked(row.size());
        if (possible.contains(row)) {
            return;
        }
        if (possible.isEmpty()) {
            wrong.amiss(what + " is not what the provider showed when it was fetched");
            return;
        }
        possible.getLast().forEach((column, value) -> {
            if (!Objects.equals(row.get(column), value)) {
                wrong.amiss(what + ": " + column + " is " + row.get(column) + " and should be " + value);
            }
        });
    }

    private Map<String, Map<String, String>> read(
            String table, String key, String condition, Set<String> columns, String fetched) {
        Map<String, String> expressions = StoredRows.expressions(columns);
        expressions.put(FETCHED, "(extract(epoch from " + fetched + ") * 1000)::bigint");
        return stack.rows().where(table, key, condition, expressions);
    }

    private static Instant fetched(Map<String, String> row) {
        String millis = row.get(FETCHED);
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** Rows that stand for one thing and are there more than once. */
    Findings doubled() {
        Findings doubled = new Findings();
        Map<String, String> things = Map.of(
                "public.instagram_creators", "ig_user_id",
                "public.instagram_reels", "shortcode",
                "public.instagram_posts", "shortcode",
                "public.instagram_follower_history where run_key is not null", "run_key",
                "creatorflow.raw_responses", "(run_key, stream, page)",
                "creatorflow.media_observations where raw_id is not null", "(media_pk, source, raw_id)",
                "creatorflow.runs where batch is not null", "(batch, target)",
                "creatorflow.media_links where replaced_at is null", "(owner_table, row_key, role, position)");
        String sql = things.entrySet().stream()
                .map(thing -> "select '" + thing.getKey().replaceFirst(" .*", "") + "', count(*), count(distinct "
                        + thing.getValue() + ") from " + thing.getKey())
                .collect(Collectors.joining(" union all "));
        String found = stack.row("select string_agg(concat_ws(' ', name, rows, things), ';') from (" + sql
                + ") as counted (name, rows, things)");
        for (String count : found.split(";", -1)) {
            String[] parts = count.split(" ", -1);
            doubled.looked(Long.parseLong(parts[1]));
            doubled.amiss(Long.parseLong(parts[1]) - Long.parseLong(parts[2]), "rows too many in " + parts[0]);
        }
        return doubled;
    }
}
