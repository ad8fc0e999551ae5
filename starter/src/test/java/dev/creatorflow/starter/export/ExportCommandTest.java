package dev.creatorflow.starter.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCommandTest {
    private static final long AT = Instant.parse("2026-11-20T10:00:00.123456Z").toEpochMilli() * 1000 + 456;

    private final LoopbackDatabase database = LoopbackDatabase.migrated();

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of("."));

    @BeforeAll
    void someRows() {
        database.execute("""
                insert into public.instagram_creators (ig_user_id, username, niche, notes, bio_links, tags, last_scraped_at, engagement_rate_cached)
                values ('1', 'ann', 'food', '', '[{"url": "https://a.example/\\u00fc"}]', '{a,b}', '2026-11-20T10:00:00Z', 2.5),
                       ('2', 'bea', null, null, null, '{}', null, 'NaN');
                insert into creatorflow.account_state (ig_user_id, state, since, last_sighting_at) values ('1', 'ACTIVE', now(), now());
                insert into public.instagram_reels
                    (media_pk, creator_id, caption_text, hashtags, play_count, like_count, engagement_rate, taken_at, has_audio, has_shared_to_fb)
                values ('3700000000000000001', '1', E'He said "no", twice\\nand =1+1 \\u00e9\\u4e2d', '{#été,"#a,b"}', 5000000000, null, 12.34,
                        '2026-11-20T10:00:00.123456Z', true, 0),
                       ('3700000000000000002', '2', '', null, 0, 7, null, '2026-10-01T00:00:00Z', null, null),
                       ('3700000000000000003', '2', null, '{}', 1, 7, 'NaN', null, false, 1);
                select creatorflow.ensure_observation_month('2026-11-20T10:00:00Z');
                insert into creatorflow.media_observations (media_pk, source, observed_at, creator_id, play_count)
                values ('3700000000000000001', 'reels', '2026-11-20T10:00:00Z', '1', 3);
                insert into creatorflow.creator_metrics_daily (ig_user_id, day, name, value, unit, n, formula_version, computed_as_of, run_key)
                values ('1', '2026-11-20', 'engagement_rate', 'NaN', 'PERCENT', 3, 1, '2026-11-20T10:00:00Z', 'r'),
                       ('1', '2026-11-19', 'engagement_rate', 1.5, 'PERCENT', 3, 1, '2026-11-19T10:00:00Z', 'r')""");
    }

    @BeforeEach
    void aShell() {
        shell = new Shell(folder).with("DATABASE_URL", database.url());
    }

    @Test
    void csvKeepsQuotesLinesListsAndTheDifferenceBetweenEmptyAndUnknown() {
        CommandLineRun run = shell.run("export", "reels");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("3 reels.");
        assertThat(run.out()).contains("\r\n").doesNotContain("NaN", "Infinity", "null");
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(run.out()).stream().toList();
        NamedCsvRecord first = rows.getFirst();
        assertThat(first.getField("caption_text")).isEqualTo("He said \"no\", twice\nand =1+1 é中");
        assertThat(first.getField("hashtags")).isEqualTo("[\"#été\",\"#a,b\"]");
        assertThat(first.getField("play_count")).isEqualTo("5000000000");
        assertThat(first.getField("taken_at")).isEqualTo("2026-11-20T10:00:00.123456Z");
        assertThat(first.getHeader())
                .contains("mentions", "is_pinned")
                .doesNotContain("raw_media_json", "is_viral", "id");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("3700000000000000002"))
                        .findFirst()
                        .orElse(""))
                .contains(",\"\",");
    }

    @Test
    void ndjsonKeepsTypes() throws IOException {
        CommandLineRun run = shell.run("export", "creators", "--format", "ndjson");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode ann = new ObjectMapper().readTree(lines.getFirst());
        assertThat(ann.get("ig_user_id").isTextual()).isTrue();
        assertThat(ann.get("engagement_rate_cached").doubleValue()).isEqualTo(2.5);
        assertThat(ann.get("tags").get(1).asText()).isEqualTo("b");
        assertThat(ann.at("/bio_links/0/url").asText()).isEqualTo("https://a.example/ü");
        assertThat(ann.get("notes").asText("unknown")).isEmpty();
        assertThat(ann.get("account_state").asText()).isEqualTo("ACTIVE");
        JsonNode bea = new ObjectMapper().readTree(lines.get(1));
        assertThat(bea.get("engagement_rate_cached").isNull()).isTrue();
        assertThat(bea.get("notes").isNull()).isTrue();
        assertThat(bea.get("tags").isEmpty()).isTrue();
    }

    @Test
    void parquetHasRealTypesAndTellsNullFromEmpty() throws IOException {
        CommandLineRun run =
                shell.run("export", "reels", "--format", "parquet", "--out", "reels.parquet", "-o", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("rows").asInt()).isEqualTo(3);
        assertThat(folder.resolve("reels.parquet.part")).doesNotExist();

        ParquetFile file = ParquetFile.read(folder.resolve("reels.parquet"));
        assertThat(file.schema().getType("play_count").asPrimitiveType().getPrimitiveTypeName())
                .isEqualTo(PrimitiveTypeName.INT64);
        assertThat(file.schema().getType("engagement_rate").asPrimitiveType().getPrimitiveTypeName())
                .isEqualTo(PrimitiveTypeName.DOUBLE);
        assertThat(String.valueOf(file.schema().getType("taken_at").getLogicalTypeAnnotation()))
                .isEqualTo("TIMESTAMP(MICROS,true)");
        assertThat(String.valueOf(file.schema().getType("hashtags").getLogicalTypeAnnotation()))
                .isEqualTo("LIST");
        Group first = file.rows().getFirst();
        assertThat(first.getLong("play_count", 0)).isEqualTo(5_000_000_000L);
        assertThat(first.getLong("taken_at", 0)).isEqualTo(AT);
        assertThat(first.getBoolean("has_audio", 0)).isTrue();
        assertThat(first.getString("caption_text", 0)).endsWith("é中");
        assertThat(first.getGroup("hashtags", 0).getGroup("list", 1).getString("element", 0))
                .isEqualTo("#a,b");
        assertThat(first.getFieldRepetitionCount("like_count")).isZero();
        assertThat(file.rows().get(1).getFieldRepetitionCount("hashtags")).isZero();
        Group third = file.rows().get(2);
        assertThat(third.getFieldRepetitionCount("hashtags")).isEqualTo(1);
        assertThat(third.getGroup("hashtags", 0).getFieldRepetitionCount("list"))
                .isZero();
        assertThat(third.getFieldRepetitionCount("engagement_rate")).isZero();
    }

    @Test
    void metricsKeepTheirDayAndNoNumberIsNaN() throws IOException {
        shell.run("export", "metrics", "--format", "parquet", "--out", "metrics.parquet");
        ParquetFile file = ParquetFile.read(folder.resolve("metrics.parquet"));
        assertThat(file.rows()).hasSize(2);
        assertThat(file.rows().getFirst().getInteger("day", 0))
                .isEqualTo((int) LocalDate.parse("2026-11-19").toEpochDay());
        assertThat(file.rows().getFirst().getDouble("value", 0)).isEqualTo(1.5);
        assertThat(file.rows().get(1).getFieldRepetitionCount("value")).isZero();
    }

    @Test
    void whereAndSinceNarrow() {
        assertThat(lines(shell.run("export", "reels", "--where", "niche=food"))).isEqualTo(2);
        assertThat(lines(shell.run("export", "reels", "--where", "niche=nothing")))
                .isEqualTo(1);
        assertThat(lines(shell.run("export", "reels", "--since", "2026-11-01"))).isEqualTo(2);
        assertThat(lines(shell.run("export", "reels", "--since", "2026-09-01T00:00:00Z")))
                .isEqualTo(3);
        assertThat(lines(shell.run("export", "observations", "--since", "2026-11-20")))
                .isEqualTo(2);
        assertThat(lines(shell.run("export", "metrics", "--since", "2026-11-20")))
                .isEqualTo(2);
        assertThat(lines(shell.run("export", "creators", "--since", "2026-11-20")))
                .isEqualTo(2);
        assertThat(lines(shell.run("export", "posts"))).isEqualTo(1);
        assertThat(shell.run("export", "reels", "--since", "yesterday").exitCode())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        assertThat(shell.run("export", "reels", "--out", "nowhere/reels.csv").exitCode())
                .isEqualTo(1);
        Files.createDirectory(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/file"), "x");
        assertThat(shell.run("export", "reels", "--out", "taken").exitCode()).isEqualTo(1);
        assertThat(folder.resolve("taken.part")).doesNotExist();
        assertThat(new Shell(folder)
                        .with("DATABASE_URL", database.url())
                        .terminal()
                        .run("export", "reels", "--format", "parquet")
                        .exitCode())
                .isEqualTo(2);
    }

    private static long lines(CommandLineRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CsvReader.builder().ofCsvRecord(run.out()).stream().count();
    }
}
