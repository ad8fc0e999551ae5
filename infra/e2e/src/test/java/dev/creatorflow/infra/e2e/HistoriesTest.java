package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every type of Instagram's workflows on a real server: its history replays, and a changed one is told. {@code -Dhistories.dir=FOLDER} keeps them,
 * as {@code workflows/src/test/resources/histories} has them.
 */
class HistoriesTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(folder, "--creators", "40");
        settings = stack.settings("histories");
        settings.put("INSTAGRAM_NEW_REELS", "24");
        settings.put("INSTAGRAM_NEW_POSTS", "12");
        settings.put("TEMPORAL_RETENTION", "15d");
        worker = Launched.start(folder, settings, "worker");
    }

    @AfterAll
    static void stop() {
        worker.close();
        stack.close();
    }

    @Test
    void everyTypeReplaysAndAChangedOneIsNamed() throws IOException {
        List<String> lines = new ArrayList<>();
        stack.simulator("/_sim/creators?from=25&count=3")
                .forEach(creator -> lines.add(creator.path("id").asText() + ","
                        + creator.path("username").asText()));
        Path file = Files.write(folder.resolve("creators.csv"), lines);
        run("creators", "import", "--file", file.toString());
        run("creators", "approve", "--where", "review=pending");
        String handle = stack.simulator("/_sim/creators?from=30&count=1")
                .get(0)
                .path("username")
                .asText();
        run("creators", "edit", "--observe", "on", "--where", "review=approved");
        run("scrape", "instagram", handle);
        run("creators", "related", handle, "--max", "2", "--yes");
        run("schedules", "create", "kept", "--every", "6h", "--yes");
        run("schedules", "trigger", "kept");
        run("backfill", "instagram", "--all", "--name", "kept", "--yes");
        awaitEnd("BackfillWorkflow");
        awaitEnd("InstagramCycleWorkflow");
        run("media", "repair");
        run("reprocess", "--all", "--name", "kept");
        run("db", "retention", "--plan");
        run("db", "retention");
        for (String schedule : List.of("reconciliation", "media-repair")) {
            stack.tellTemporal(
                    "/api/v1/namespaces/default/schedules/" + schedule + "/patch",
                    "{\"patch\": {\"triggerImmediately\": {\"overlapPolicy\": \"SCHEDULE_OVERLAP_POLICY_ALLOW_ALL\"}}}");
        }
        awaitEnd("ReconciliationWorkflow");

        assertThat(stack.temporal("/api/v1/namespaces/default")
                        .at("/config/workflowExecutionRetentionTtl")
                        .asText())
                .isEqualTo("1296000s");
        Map<String, Path> histories = histories();
        assertThat(histories)
                .containsKeys(
                        "CreatorScrapeWorkflow",
                        "ResolveCreatorWorkflow",
                        "MediaTransferWorkflow",
                        "MediaRepairWorkflow",
                        "ReprocessWorkflow",
                        "RetentionWorkflow",
                        "ReconciliationWorkflow",
                        "SystemStartWorkflow",
                        "InstagramCycleWorkflow",
                        "BackfillWorkflow",
                        "RelatedCreatorsWorkflow",
                        "ObserveCreatorWorkflow");
        histories.forEach((type, history) -> {
            Launched.Result replayed =
                    Launched.run(folder, settings, LIMIT, "runs", "replay", history.toString(), "-o", "json");
            assertThat(replayed.exitCode())
                    .as(type + replayed.out() + replayed.err())
                    .isZero();
        });

        Path changed = folder.resolve("changed.json");
        Files.writeString(
                changed,
                Files.readString(histories.get("CreatorScrapeWorkflow")).replace("\"FetchPage\"", "\"FetchStories\""));
        Launched.Result differs =
                Launched.run(folder, settings, LIMIT, "runs", "replay", changed.toString(), "-o", "json");
        assertThat(differs.exitCode()).isEqualTo(1);
        JsonNode difference = JSON.readTree(differs.out());
        assertThat(difference.path("recorded").asText()).startsWith("activity task scheduled FetchStories");
        assertThat(difference.path("now").asText()).isEqualTo("schedule activity task FetchPage");
    }

    private static Map<String, Path> histories() throws IOException {
        String wanted = System.getProperty("histories.dir");
        Path kept = wanted == null
                ? folder
                : Files.createDirectories(Path.of(wanted).toAbsolutePath());
        Map<String, Path> histories = new TreeMap<>();
        for (JsonNode execution : list("ExecutionStatus=\"Completed\" or WorkflowType=\"ObserveCreatorWorkflow\"")) {
            String type = execution.at("/type/name").asText();
            if (!histories.containsKey(type)) {
                JsonNode history = stack.temporal("/api/v1/namespaces/default/workflows/"
                                + encoded(execution.at("/execution/workflowId").asText()) + "/history?execution.runId="
                                + execution.at("/execution/runId").asText())
                        .path("history");
                histories.put(type, Files.writeString(kept.resolve(type + ".json"), JSON.writeValueAsString(history)));
            }
        }
        return histories;
    }

    private static void awaitEnd(String type) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !list("WorkflowType=\"" + type + "\" and ExecutionStatus=\"Completed\"")
                        .isEmpty());
    }

    private static JsonNode list(String query) {
        return stack.executions(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void run(String... arguments) {
        Launched.Result result = Launched.run(folder, settings, LIMIT, arguments);
        assertThat(result.exitCode())
                .as(String.join(" ", arguments) + ": " + result.err())
                .isZero();
    }
}
