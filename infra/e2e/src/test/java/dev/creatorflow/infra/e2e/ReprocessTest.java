package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilding everything from the stored answers, with the whole product around it. */
class ReprocessTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /**
     * The report of a reprocess, the percentiles it brings up to date, and the pulse of the worker; everything else must be the same, bit by bit.
     */
    private static final String COMPARED = "select string_agg(table_schema || '.' || table_name, ' ' order by 1)"
            + " from information_schema.tables where table_schema in ('public', 'creatorflow')"
            + " and table_type = 'BASE TABLE' and table_name not in"
            + " ('reprocess_creators', 'reprocess_changes', 'niche_percentiles', 'system_control')";

    @TempDir
    private static Path folder;

    @Test
    void everythingIsRebuiltAsItWasWithoutOneRequestAndWhatIsSpoiltIsMended() {
        try (Stack stack = Stack.start(folder, "--latency", "const:5ms")) {
            Map<String, String> settings = stack.settings("reprocess");
            try (Launched worker = Launched.start(folder, settings, "worker")) {
                scrape(stack, settings, 0, 30);
                scrape(stack, settings, 0, 10);
                Map<String, String> before = dump(stack, settings);
                stack.tellSimulator("/_sim/stats/reset", "");

                JsonNode first = reprocess(settings);

                assertThat(first.at("/reprocess/moved"))
                        .as(first.toPrettyString())
                        .isEmpty();
                assertThat(first.at("/reprocess/done/changed").asLong()).isZero();
                assertThat(first.at("/reprocess/done/failed").asLong()).isZero();
                assertThat(first.at("/reprocess/done/media").asLong()).isGreaterThan(500);
                assertThat(stack.simulator("/_sim/requests")).isEmpty();
                assertThat(dump(stack, settings)).isEqualTo(before);

                stack.row(
                        settings,
                        "with spoilt as (update public.instagram_reels set like_count = 3, caption_text = 'x'"
                                + " returning 1) select count(*) from spoilt");
                stack.row(
                        settings,
                        "with spoilt as (update public.instagram_creators set engagement_rate_cached ="
                                + " 100 - engagement_rate_cached returning 1) select count(*) from spoilt");

                JsonNode mended = reprocess(settings);

                assertThat(mended.at("/reprocess/done/changed").asLong()).isPositive();
                assertThat(mended.at("/reprocess/byEngagement")).isNotEmpty();
                assertThat(dump(stack, settings)).isEqualTo(before);
                assertThat(stack.simulator("/_sim/requests")).isEmpty();
                assertThat(worker.alive()).isTrue();
            }
        }
    }

    private static JsonNode reprocess(Map<String, String> settings) {
        Launched.Result result = Launched.run(folder, settings, LIMIT, "reprocess", "--all", "-o", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        try {
            return new ObjectMapper().readTree(result.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(result.out(), e);
        }
    }

    private static void scrape(Stack stack, Map<String, String> settings, int from, int count) {
        String[] names = StreamSupport.stream(
                        stack.simulator("/_sim/creators?from=" + from + "&count=" + count)
                                .spliterator(),
                        false)
                .map(creator -> creator.path("username").asText())
                .toArray(String[]::new);
        Launched.Result result = Launched.run(
                folder,
                settings,
                LIMIT,
                Stream.concat(Stream.of("scrape", "instagram", "--no-media", "--quiet"), Stream.of(names))
                        .toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isIn(0, 3);
    }

    /** A digest of the rows of every table. */
    private static Map<String, String> dump(Stack stack, Map<String, String> settings) {
        Map<String, String> tables = new TreeMap<>();
        for (String table : stack.row(settings, COMPARED).split(" ", -1)) {
            tables.put(
                    table,
                    stack.row(
                            settings,
                            "select count(*), md5(string_agg(to_jsonb(t)::text, ',' order by to_jsonb(t)::text)) from "
                                    + table + " t"));
        }
        return tables;
    }
}
