package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of the worker side by side, as a careful deployment has them. */
class WorkerBuildsTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static Stack stack;
    private static Map<String, String> settings;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(folder, "--creators", "30");
        settings = stack.settings("builds");
        settings.put("ENABLE_R2_STORAGE", "false");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aBuildWorksOnceItIsPromotedHandsOverToTheNextOneAndIsPromotedBack() {
        assertThat(run("workers", "promote", "one").exitCode())
                .as("nobody is there")
                .isEqualTo(1);
        try (Launched one = Launched.start(folder, as("one"), "worker");
                Launched two = Launched.start(folder, as("two"), "worker")) {
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(standing("one")).isEqualTo("WAITING");
                assertThat(standing("two")).isEqualTo("WAITING");
            });
            assertThat(one.out()).contains("build one; it gets new work once it is promoted");

            promote("one");
            assertThat(scrapedBy(0)).isEqualTo("one");
            promote("two");
            assertThat(scrapedBy(1)).isEqualTo("two");
            promote("one");
            assertThat(scrapedBy(2)).isEqualTo("one");
            assertThat(standing("one")).isEqualTo("CURRENT");
            assertThat(stack.row(
                            settings,
                            "select string_agg(subject, ' ' order by id) from creatorflow.audit_log"
                                    + " where action = 'promote'"))
                    .isEqualTo("one two one");

            // An idle worker drains at once; one that does not is stopped hard after half a minute.
            long before = System.nanoTime();
            two.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(35));
            assertThat(two.waitFor(LIMIT).out()).doesNotContain("is interrupted");
        }
    }

    /** Scrapes a creator and tells the build that did it, as Temporal knows it. */
    private static String scrapedBy(int index) {
        JsonNode creator =
                stack.simulator("/_sim/creators?from=" + index + "&count=1").get(0);
        Launched.Result scraped = run(
                "scrape",
                "instagram",
                creator.path("username").asText(),
                "--reels",
                "12",
                "--posts",
                "12",
                "--no-media",
                "-o",
                "json");
        assertThat(scraped.exitCode()).as(scraped.err()).isZero();
        String id = URLEncoder.encode(json(scraped).at("/creators/0/workflowId").asText(), StandardCharsets.UTF_8);
        return stack.temporal("/api/v1/namespaces/default/workflows/" + id)
                .at("/workflowExecutionInfo/versioningInfo/deploymentVersion/buildId")
                .asText();
    }

    private static void promote(String build) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(run("workers", "promote", build).exitCode()).isZero());
    }

    private static String standing(String build) {
        for (JsonNode known : json(run("workers", "list", "-o", "json")).path("builds")) {
            if (known.path("buildId").asText().equals(build)) {
                return known.path("standing").asText();
            }
        }
        return "unknown";
    }

    private static Map<String, String> as(String build) {
        Map<String, String> worker = new HashMap<>(settings);
        worker.put("WORKER_VERSIONING", "on");
        worker.put("WORKER_BUILD_ID", build);
        return worker;
    }

    private static Launched.Result run(String... arguments) {
        return Launched.run(folder, settings, LIMIT, arguments);
    }

    private static JsonNode json(Launched.Result result) {
        try {
            return new ObjectMapper().readTree(result.out());
        } catch (IOException e) {
            throw new AssertionError(result.out() + result.err(), e);
        }
    }
}
