package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command. */
class DemoTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void theDemoScrapesEveryKindOfCreatorAndASecondRunFindsEverything() {
        String data = folder.resolve("data").toString();
        Launched.Result first = demo("--data", data);
        assertThat(first.exitCode()).as(first.err()).isZero();
        ScrapeReport report = ScrapeReport.of(first);
        assertThat(report.creators()).hasSize(25).allSatisfy(DemoTest::assertShape);
        assertThat(report.sum("reels/saved")).isEqualTo(report.sum("reels/new") + report.sum("reels/existing"));
        // Only what two co-authors of the demo share is there before.
        assertThat(report.sum("reels/new")).isGreaterThan(report.sum("reels/saved") * 9 / 10);
        assertThat(report.sum("media/failed")).isZero();
        assertThat(report.document().path("reddit"))
                .as("Reddit runs beside the creators")
                .hasSize(21)
                .allSatisfy(
                        target -> assertThat(target.path("outcome").asText()).isEqualTo("COMPLETE"));

        Launched.Result second = demo("--data", data);
        assertThat(second.exitCode()).as(second.err()).isZero();
        ScrapeReport again = ScrapeReport.of(second);
        assertThat(again.sum("reels/new") + again.sum("posts/new")).isZero();
        assertThat(again.sum("reels/existing")).isPositive();
        assertThat(again.sum("media/stored")).isZero();
    }

    @Test
    void recordedBodiesGiveTheKnownFigures() {
        @Nullable Path recorded = recordedBodies();
        assumeThat(recorded)
                .as("no recorded bodies: set CREATORFLOW_RECORDED_DIR")
                .isNotNull();
        Launched.Result result = demo("--recorded", String.valueOf(recorded));
        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode creator = ScrapeReport.of(result).creators().getFirst();
        assertThat(creator.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(creator.at("/reels/saved").asInt()
                        + creator.at("/posts/saved").asInt())
                .isEqualTo(18);
        assertThat(creator.at("/media/stored").asInt()).isEqualTo(32);
        assertThat(creator.path("engagementRate").asDouble()).isEqualTo(2.389, Offset.offset(0.0005));
    }

    private static void assertShape(JsonNode creator) {
        for (String field : new String[] {
            "username", "outcome", "reason", "reels", "posts", "media", "apiCalls", "followers", "engagementRate"
        }) {
            assertThat(creator.has(field)).as(field + " of " + creator).isTrue();
        }
        assertThat(creator.path("reels").has("saved")).isTrue();
        assertThat(creator.path("media").has("reused")).isTrue();
        assertThat(creator.path("apiCalls").has("succeeded")).isTrue();
    }

    private Launched.Result demo(String... options) {
        String[] command = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("demo", "-o", "json"), java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        return Launched.run(folder, Map.of(), LIMIT, command);
    }

    private static @Nullable Path recordedBodies() {
        @Nullable String set = System.getenv("CREATORFLOW_RECORDED_DIR");
        Path payloads = set != null
                ? Path.of(set)
                : Launched.home().resolveSibling("shared").resolve("payloads");
        Path bodies = payloads.resolve("instagram-looter");
        return Files.isDirectory(bodies) ? bodies : null;
    }
}
