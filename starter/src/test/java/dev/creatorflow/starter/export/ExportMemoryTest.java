package dev.creatorflow.starter.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.LoopbackDatabase;
import dev.creatorflow.starter.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows are several times what the heap of the program could hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportMemoryTest {
    private static final int ROWS = 200_000;
    private static final String HEAP = "-Xmx48m";

    private final LoopbackDatabase database = LoopbackDatabase.migrated();

    @TempDir
    private Path folder;

    @BeforeAll
    void manyRows() {
        database.execute(
                "insert into public.instagram_reels (media_pk, creator_id, caption_text, hashtags, play_count, taken_at)"
                        + " select n::text, '1', (select string_agg(md5(n || '.' || part), '') from generate_series(1, 10) part), array['#a', '#' || n], n, now() from generate_series(1, "
                        + ROWS + ") n");
    }

    @ParameterizedTest
    @EnumSource
    void aLargeExportFitsIntoASmallHeap(ExportFormat format) throws IOException, InterruptedException {
        Path out = folder.resolve("reels");
        Process process = program(
                List.of("export", "reels", "--format", format.toString(), "--out", out.toString(), "-o", "csv"));
        String result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(result).isZero();
        assertThat(result).contains("," + ROWS + ",");
        if (format == ExportFormat.PARQUET) {
            ParquetFile.Size size = ParquetFile.size(out);
            assertThat(size.rows()).isEqualTo(ROWS);
            assertThat(size.groups()).isGreaterThan(2);
        } else {
            try (Stream<String> lines = Files.lines(out)) {
                assertThat(lines.count()).isEqualTo(format == ExportFormat.CSV ? ROWS + 1 : ROWS);
            }
        }
    }

    private Process program(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().put("DATABASE_URL", database.url());
        return builder.start();
    }
}
