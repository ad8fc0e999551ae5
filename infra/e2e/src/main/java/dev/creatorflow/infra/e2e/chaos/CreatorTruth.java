package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.e2e.Stack;
import dev.creatorflow.infra.e2e.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is true of one creator at each time the simulated clock has shown. */
final class CreatorTruth {
    private final Map<Instant, Map<String, String>> creator = new LinkedHashMap<>();
    private final Map<Instant, Map<String, Map<String, String>>> reels = new LinkedHashMap<>();
    private final Map<Instant, Map<String, Map<String, String>>> posts = new LinkedHashMap<>();
    private final Map<Instant, JsonNode> media = new LinkedHashMap<>();
    private final List<Instant> times;

    CreatorTruth(Stack stack, String id, List<World.Move> moves) {
        times = moves.stream().map(World.Move::simulated).toList();
        for (Instant time : times) {
            Truth truth = new Truth(stack, id, time);
            creator.put(time, truth.creator());
            reels.put(time, truth.reels());
            posts.put(time, truth.posts());
            media.put(time, truth.media());
        }
    }

    /** The account's row, for each of some times. */
    List<Map<String, String>> creator(List<Instant> at) {
        return creator.entrySet().stream()
                .filter(row -> at.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A medium's row in a stream, for each of some times at which it was shown. */
    List<Map<String, String>> medium(MediaTable table, String pk, List<Instant> at) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Instant time : at) {
            Map<String, String> row = shown(table, time).get(pk);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** All media a stream showed at any time. */
    Set<String> everShown(MediaTable table) {
        Set<String> all = new TreeSet<>();
        times.forEach(time -> all.addAll(shown(table, time).keySet()));
        return all;
    }

    /** The names of the columns of a stream's rows; empty where it never showed anything. */
    Set<String> columns(MediaTable table) {
        return times.stream()
                .flatMap(time -> shown(table, time).values().stream())
                .findFirst()
                .map(Map::keySet)
                .orElse(Set.of());
    }

    /**
     * Media that have to be stored whenever the creator was read: those within the first window from the beginning to the end, and those that
     * came since and are within it.
     */
    Set<String> wanted(MediaTable table) {
        Set<String> before = new TreeSet<>();
        for (JsonNode medium : media(times.getFirst())) {
            if (table.within(medium)) {
                before.add(medium.path("pk").asText());
            }
        }
        Set<String> wanted = new TreeSet<>();
        for (JsonNode medium : media(times.getLast())) {
            String pk = medium.path("pk").asText();
            boolean since = Instant.parse(medium.path("takenAt").asText()).isAfter(times.getFirst());
            if (table.within(medium) && (since || before.contains(pk))) {
                wanted.add(pk);
            }
        }
        return wanted;
    }

    private JsonNode media(Instant time) {
        return Objects.requireNonNull(media.get(time));
    }

    private Map<String, Map<String, String>> shown(MediaTable table, Instant time) {
        return (table == MediaTable.REELS ? reels : posts).getOrDefault(time, Map.of());
    }
}
