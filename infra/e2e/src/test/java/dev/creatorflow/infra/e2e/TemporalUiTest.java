package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff see in Temporal's own pages, read by a browser. {@code -Dui.pictures=../../docs/pictures} takes the pictures of the manual. */
class TemporalUiTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern RUN = Pattern.compile("/workflows/(instagram%2Fcreator%2F\\d+)/[0-9a-f-]{36}");
    private static final Pattern SHOWN = Pattern.compile("src=\"/render\\?content=([^\"&]*)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path browser;
    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "There is no Chromium on this machine, so nobody looks at Temporal's pages");
        browser = found.orElseThrow();
        stack = Stack.start(folder, "--creators", "60");
        settings = stack.settings("pages");
        // Temporal's pages ask it for the current details.
        worker = Launched.start(folder, settings, "worker");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            worker.close();
            stack.close();
        }
    }

    @Test
    void theListFilteredByOutcomeAndThePageOfARunSayWhatHappened() {
        List<String> names = new ArrayList<>();
        stack.simulator("/_sim/creators?from=25&count=9")
                .forEach(creator -> names.add(creator.path("username").asText()));
        for (String name : names.subList(0, 3)) {
            stack.tellSimulator(
                    "/_sim/faults", "{\"target\":\"reels\",\"effect\":\"null-cursor\",\"subject\":\"" + name + "\"}");
        }
        JsonNode creators = scrape(names);
        Set<String> partial = idsOf(creators, "PARTIAL");
        assertThat(partial).hasSize(3);

        for (String outcome : List.of("PARTIAL", "COMPLETE")) {
            String query = "Outcome=\"" + outcome + "\" AND WorkflowType=\"CreatorScrapeWorkflow\"";
            String list = "/namespaces/default/workflows?query=" + encoded(query);
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(shownIn(page(list))).as(outcome).isEqualTo(idsOf(creators, outcome)));
            picture("runs-" + outcome.toLowerCase(Locale.ROOT), list);
        }

        JsonNode done = creators.get(names.size() - 1);
        JsonNode described = stack.temporal("/api/v1/namespaces/default/workflows/"
                + encoded(done.path("workflowId").asText()));
        String run = "/namespaces/default/workflows/"
                + encoded(done.path("workflowId").asText()) + "/"
                + described.at("/workflowExecutionInfo/execution/runId").asText();
        String name = done.path("username").asText();
        await().atMost(LIMIT).untilAsserted(() -> {
            String metadata = page(run + "/user-metadata");
            assertThat(rendered(metadata))
                    .anySatisfy(summary -> assertThat(summary).isEqualTo("@" + name + " · staff"))
                    .anySatisfy(details -> assertThat(details)
                            .contains(
                                    "**@" + name + "** · COMPLETE · "
                                            + done.at("/apiCalls/total").asInt() + " requests · media ",
                                    "| | pages | saved | new | rejected |",
                                    "| reels | 1 | 12 | 12 | 0 |",
                                    "https://www.instagram.com/" + name,
                                    "/workflows/media%2Finstagram%2F"));
            assertThat(metadata).contains("reels page 1 · @" + name, "posts page 1 · @" + name, "store reels page 1");
        });
        picture("run-details", run + "/user-metadata");
        assertThat(page(run + "/history")).contains("FetchPage", "reels page 1 · @" + name);
        picture("run-history", run + "/history");
    }

    private static JsonNode scrape(List<String> names) {
        List<String> command =
                new ArrayList<>(List.of("scrape", "instagram", "--reels", "12", "--posts", "12", "-o", "json"));
        command.addAll(names);
        try {
            Launched.Result scraped = Launched.run(folder, settings, LIMIT, command.toArray(String[]::new));
            JsonNode creators = JSON.readTree(scraped.out()).path("creators");
            assertThat(creators).as(scraped.err()).hasSameSizeAs(names);
            return creators;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> idsOf(JsonNode creators, String outcome) {
        Set<String> ids = new TreeSet<>();
        creators.forEach(creator -> {
            if (creator.path("outcome").asText().equals(outcome)) {
                ids.add(creator.path("workflowId").asText());
            }
        });
        return ids;
    }

    private static Set<String> shownIn(String page) {
        Set<String> ids = new TreeSet<>();
        Matcher run = RUN.matcher(page);
        while (run.find()) {
            ids.add(URLDecoder.decode(run.group(1), StandardCharsets.UTF_8));
        }
        return ids;
    }

    private static List<String> rendered(String page) {
        List<String> texts = new ArrayList<>();
        Matcher shown = SHOWN.matcher(page);
        while (shown.find()) {
            texts.add(URLDecoder.decode(shown.group(1), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static String page(String path) {
        return browse(path, "--dump-dom");
    }

    private static void picture(String name, String path) {
        String wanted = System.getProperty("ui.pictures");
        if (wanted != null) {
            Path file = Path.of(wanted).toAbsolutePath().resolve(name + ".png");
            browse(path, "--screenshot=" + file);
            assertThat(file).isNotEmptyFile();
        }
    }

    /** Virtual time: the page gets its half minute of fetching and drawing as fast as the machine can give it. */
    private static String browse(String path, String what) {
        try {
            Path out = Files.createTempFile(folder, "page-", ".html");
            Process process = new ProcessBuilder(
                            browser.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--hide-scrollbars",
                            "--user-data-dir=" + Files.createTempDirectory(folder, "browser-"),
                            "--virtual-time-budget=30000",
                            "--window-size=1400,900",
                            what,
                            stack.told("temporal", "platform.ui") + path)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(path).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
