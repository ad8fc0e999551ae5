package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Creators of every kind over three weeks of moved time: what is stored equals what the simulated provider knows, field by field. The product
 * only ever sees the provider's answers, and shares no code with it.
 */
class TruthTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Where kinds that change lie in the population, with an ordinary one and one that fills every window. */
    private static final int FROM = 40;

    private static final int COUNT = 14;
    private static final List<Integer> MORE = List.of(25, 26, 55, 60, 64, 68, 83);

    private static final String MARK = "case when deleted_upstream_at is not null then 'deleted'"
            + " when missing_since is not null then 'missing' else 'shown' end";

    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;

    @TempDir
    private static Path folder;

    private final List<Instant> runs = new ArrayList<>();
    private final List<JsonNode> creators = new ArrayList<>();

    @BeforeAll
    static void start() {
        stack = Stack.start(folder, "--creators", "100", "--rate-limit", "1000");
        settings = new HashMap<>(stack.settings("truth"));
        settings.put("CREATORFLOW_CLOCK_FILE", folder.resolve("clock.offset").toString());
        settings.put("ENABLE_R2_STORAGE", "false");
        moveProduct();
        worker = Launched.start(folder, settings, "worker");
    }

    @AfterAll
    static void stop() {
        worker.close();
        stack.close();
    }

    @Test
    void threeWeeksOfEveryKindOfCreatorAreStoredAsTheyAre() {
        stack.simulator("/_sim/creators?from=" + FROM + "&count=" + COUNT).forEach(creators::add);
        MORE.forEach(index ->
                stack.simulator("/_sim/creators?from=" + index + "&count=1").forEach(creators::add));

        run(
                Duration.ZERO,
                creators.stream().map(creator -> creator.path("username").asText()));
        assertCreators();
        assertMedia(false);

        run(Duration.ofDays(1), ids());
        assertCreators();
        assertMedia(false);

        run(Duration.ofDays(5), ids());
        assertHandles();
        assertThat(state("goes_missing")).as("one sighting").isEqualTo("ACTIVE");
        assertThat(state("goes_private")).as("one sighting").isEqualTo("ACTIVE");

        run(Duration.ofDays(1), ids());
        assertThat(state("goes_missing")).isEqualTo("MISSING");
        assertThat(state("goes_private")).isEqualTo("PRIVATE");
        assertThat(state("private")).isEqualTo("PRIVATE");
        assertCreators();

        run(Duration.ofDays(12), ids(), "--sweep");
        run(Duration.ofDays(1), ids(), "--sweep");
        assertCreators();
        assertHandles();
        assertMedia(true);
        assertDeleted();
        assertCredits();

        loopingCursorsAndUnmarkedPins();
        assertThat(worker.alive()).isTrue();
    }

    /** A walk that is led in circles ends, stores what it saw and marks nothing as gone. */
    private void loopingCursorsAndUnmarkedPins() {
        String gone = "select count(*) from instagram_reels where missing_since is not null";
        String before = stack.row(settings, gone);
        String large = id("large");
        stack.tellSimulator(
                "/_sim/faults", "{\"target\":\"reels\",\"subject\":\"" + large + "\",\"effect\":\"loop-cursor\"}");
        Launched.Result looped = scrape(Stream.of(large), "--sweep", "-o", "json");
        stack.clearFaults();
        assertThat(ScrapeReport.of(looped).creators().getFirst().path("reason").asText())
                .isEqualTo("BAD_CURSOR");
        assertThat(stack.row(settings, gone)).isEqualTo(before);

        JsonNode pinned = stack.simulator("/_sim/creators?from=56&count=1").get(0);
        stack.tellSimulator(
                "/_sim/faults",
                "{\"target\":\"reels\",\"effect\":\"drop-field\",\"field\":\"clips_tab_pinned_user_ids\"}");
        scrape(Stream.of(pinned.path("username").asText()), "--reels", "12", "--posts", "0");
        stack.clearFaults();
        Instant covered = Instant.parse(stack.row(
                settings,
                "select to_char(covered_from at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " from creatorflow.fetch_ranges where stream = 'REELS' and target = '"
                        + pinned.path("id").asText() + "'"));
        List<Instant> shown = new ArrayList<>();
        for (JsonNode medium : new Truth(stack, pinned.path("id").asText(), runs.getLast()).media()) {
            if (medium.path("reelsPlace").isNumber()
                    && medium.path("reelsPlace").asInt() < 12) {
                shown.add(Instant.parse(medium.path("takenAt").asText()));
            }
        }
        assertThat(covered)
                .as("a pinned reel without its flag bounds no interval")
                .isAfter(shown.stream().min(Instant::compareTo).orElseThrow());
    }

    private void assertCreators() {
        for (JsonNode creator : creators) {
            String id = creator.path("id").asText();
            JsonNode account = truth(id).account();
            if (account.path("state").asText().equals("MISSING")) {
                continue;
            }
            Map<String, String> expected = truth(id).creator();
            assertThat(rows("instagram_creators", "ig_user_id", Set.of(id), StoredRows.expressions(expected.keySet())))
                    .as("%s at %s", creator, runs.getLast())
                    .isEqualTo(Map.of(id, expected));
        }
        assertThat(stack.row(settings, "select count(*) from instagram_creators"))
                .as("an account that never was has no row")
                .isEqualTo(String.valueOf(creators.size() - 1));
    }

    /** @param whole every medium that is shown is stored, and each row is as fresh as the last run; else what the run walked is */
    private void assertMedia(boolean whole) {
        for (JsonNode creator : creators) {
            String id = creator.path("id").asText();
            if (!truth(id).account().path("state").asText().equals("ACTIVE")) {
                continue;
            }
            assertStream(creator, "instagram_reels", truth(id).reels(), whole, 30);
            assertStream(creator, "instagram_posts", truth(id).posts(), whole, 10);
        }
    }

    private void assertStream(
            JsonNode creator, String table, Map<String, Map<String, String>> shown, boolean whole, int refreshed) {
        if (shown.isEmpty()) {
            return;
        }
        Map<String, String> columns =
                StoredRows.expressions(shown.values().iterator().next().keySet());
        columns.put("fresh", "scraped_at >= '" + runs.getLast() + "'");
        Map<String, Map<String, String>> stored = rows(table, "media_pk", shown.keySet(), columns);
        stored.values().removeIf(row -> !"true".equals(row.remove("fresh")) && !whole);
        Map<String, Map<String, String>> expected = new TreeMap<>(shown);
        if (!whole) {
            assertThat(stored.size())
                    .as("%s of %s", table, creator)
                    .isGreaterThanOrEqualTo(Math.min(refreshed, shown.size()));
            expected.keySet().retainAll(stored.keySet());
        }
        assertThat(stored).as("%s of %s at %s", table, creator, runs.getLast()).isEqualTo(expected);
    }

    private void assertHandles() {
        for (JsonNode creator : creators) {
            String id = creator.path("id").asText();
            Set<String> held = new TreeSet<>();
            for (Instant at : runs) {
                JsonNode account = new Truth(stack, id, at).account();
                if (!account.path("state").asText().equals("MISSING")) {
                    held.add(account.path("username").asText());
                }
            }
            assertThat(keys("select username from creatorflow.username_history where ig_user_id = '" + id + "'"))
                    .as("handles of %s", creator)
                    .isEqualTo(held);
            assertThat(stack.row(
                            settings,
                            "select count(*) from creatorflow.username_history held join instagram_creators c using"
                                    + " (ig_user_id) where ig_user_id = '" + id
                                    + "' and valid_to is null and held.username <> c.username"))
                    .isEqualTo("0");
        }
    }

    /** Gone before the first sweep: deleted; between the two: missing, not believed; shown: neither. */
    private void assertDeleted() {
        Instant first = runs.get(runs.size() - 2);
        Instant second = runs.getLast();
        int gone = 0;
        for (JsonNode creator : creators) {
            String id = creator.path("id").asText();
            if (!truth(id).account().path("state").asText().equals("ACTIVE")) {
                continue;
            }
            for (String table : List.of("instagram_reels", "instagram_posts")) {
                Map<String, String> expected = new TreeMap<>();
                Set<String> stored = keys("select media_pk from " + table + " where creator_id = '" + id + "'");
                for (String pk : stored) {
                    boolean shown = visible(id, table, second).contains(pk);
                    boolean shownAtFirst = visible(id, table, first).contains(pk);
                    expected.put(pk, shown ? "shown" : shownAtFirst ? "missing" : "deleted");
                    gone += shown ? 0 : 1;
                }
                Map<String, String> marks = new TreeMap<>();
                rows(table, "media_pk", stored, Map.of("mark", MARK))
                        .forEach((pk, row) -> marks.put(pk, row.get("mark")));
                assertThat(marks).as("%s of %s", table, creator).isEqualTo(expected);
            }
        }
        assertThat(gone).as("the world deleted something").isPositive();
    }

    private Set<String> keys(String sql) {
        String keys =
                stack.row(settings, "select coalesce(string_agg(key, ' '), '') from (" + sql + ") as found (key)");
        return keys.isEmpty() ? Set.of() : new TreeSet<>(List.of(keys.split(" ", -1)));
    }

    private final Map<String, Set<String>> visibleOnce = new HashMap<>();

    private Set<String> visible(String id, String table, Instant at) {
        return visibleOnce.computeIfAbsent(
                id + table + at,
                key -> table.equals("instagram_reels")
                        ? new Truth(stack, id, at).reels().keySet()
                        : new Truth(stack, id, at).posts().keySet());
    }

    private void assertCredits() {
        int credited = 0;
        for (JsonNode creator : creators) {
            String id = creator.path("id").asText();
            for (JsonNode medium : truth(id).media()) {
                if (medium.path("coauthors").isEmpty()) {
                    continue;
                }
                credited++;
                String owner = medium.path("owner").asText();
                String coauthor = medium.path("coauthors").get(0).asText();
                assertThat(stack.row(
                                settings,
                                "select string_agg(role || ' ' || ig_user_id, ', ' order by role, ig_user_id) from"
                                        + " creatorflow.media_credits where media_pk = '"
                                        + medium.path("pk").asText() + "'"))
                        .as("both are scraped, and both show it")
                        .isEqualTo("COAUTHOR " + coauthor + ", OWNER " + owner + ", "
                                + Stream.of(owner, coauthor)
                                        .sorted()
                                        .map("TRACKED "::concat)
                                        .collect(Collectors.joining(", ")));
                assertThat(stack.row(
                                settings,
                                "select distinct creator_id from (select creator_id, media_pk from instagram_reels union"
                                        + " select creator_id, media_pk from instagram_posts) m where media_pk = '"
                                        + medium.path("pk").asText() + "'"))
                        .as("credited to its owner")
                        .isEqualTo(owner);
            }
        }
        assertThat(credited).isPositive();
    }

    private String state(String kind) {
        return stack.row(settings, "select state from creatorflow.account_state where ig_user_id = '" + id(kind) + "'");
    }

    private String id(String kind) {
        return creators.stream()
                .filter(creator -> creator.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    private Stream<String> ids() {
        return creators.stream().map(creator -> creator.path("id").asText());
    }

    private Truth truth(String id) {
        return new Truth(stack, id, runs.getLast());
    }

    private static Map<String, Map<String, String>> rows(
            String table, String key, Set<String> keys, Map<String, String> columns) {
        return new StoredRows(stack, settings).of(table, key, keys, columns);
    }

    private void run(Duration later, Stream<String> names, String... options) {
        JsonNode clock =
                stack.tellSimulator("/_sim/clock", "{\"advance\":\"" + (later.isZero() ? "PT0S" : later) + "\"}");
        runs.add(Instant.parse(clock.path("now").asText()));
        moveProduct();
        Launched.Result result = scrape(names, options);
        assertThat(worker.alive()).as(worker.err()).isTrue();
        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
    }

    private static Launched.Result scrape(Stream<String> names, String... options) {
        return Launched.run(
                folder,
                settings,
                LIMIT,
                Stream.of(Stream.of("scrape", "instagram", "--no-media", "--yes"), Stream.of(options), names)
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /** Sets the product's clock to the simulator's, and lets it be noticed. */
    private static void moveProduct() {
        Instant now = Instant.parse(stack.simulator("/_sim/clock").path("now").asText());
        try {
            Path draft = folder.resolve("clock.new");
            Files.writeString(draft, Duration.between(Instant.now(), now) + "\n");
            Files.move(
                    draft,
                    folder.resolve("clock.offset"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
