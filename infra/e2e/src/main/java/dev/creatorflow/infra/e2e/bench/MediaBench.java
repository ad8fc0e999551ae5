package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.infra.e2e.bench.CopyLoop.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Throughput of media from the simulated CDN to the store: the product's whole way (due rows, fetch, checks, digest,
 * perceptual hash, upload, rows, workflow) beside a plain copy of the very same files through the same clients, one after
 * the other in each round.
 */
final class MediaBench {
    /** Files side by side in the product: four in each of a worker's eight media slots. */
    private static final int LANES_PER_CREATOR = 4;

    private static final int MOST_LANES = 32;
    private static final double MEGABYTE = 1_000_000;
    private static final double TARGET = 0.8;

    /** Rounds before those that count: a worker lives for weeks, and its compiler is busy for the first minute or two. */
    private static final int WARM_UP = 2;

    private final BenchOptions options;
    private final Path folder;
    private final Consumer<String> progress;

    MediaBench(BenchOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    /** One way of moving the files of a round; bytes a second, and the moving process's CPU seconds a byte. */
    private record Moved(double speed, double cpu) {}

    private record Round(int files, double megabytes, Moved product, Moved plain) {
        double ratio() {
            return product.speed() / plain.speed();
        }
    }

    ObjectNode run() throws InterruptedException, IOException {
        List<Round> rounds = new ArrayList<>();
        try (BenchStack stack = BenchStack.start(
                        folder,
                        Map.of("INSTAGRAM_REQUESTS_PER_SECOND", "1000"),
                        "--rate-limit",
                        "0",
                        "--media-shrink",
                        Integer.toString(options.mediaShrink()),
                        "--video-filler",
                        Integer.toString(options.videoKilobytes()));
                CopyLoop loop = new CopyLoop(stack.productSettings(), folder, lanes())) {
            for (int round = 1 - WARM_UP; round <= options.rounds(); round++) {
                Round done = round(stack, loop);
                String name = round <= 0 ? "media, warm-up" : "media, round " + round + " of " + options.rounds();
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: %d files, %.0f MB; product %.1f MB/s, plain copy %.1f MB/s, ratio %.2f",
                        name,
                        done.files(),
                        done.megabytes(),
                        done.product().speed() / MEGABYTE,
                        done.plain().speed() / MEGABYTE,
                        done.ratio()));
                if (round > 0) {
                    rounds.add(done);
                }
            }
        }
        return report(rounds);
    }

    private Round round(BenchStack stack, CopyLoop loop) throws InterruptedException {
        long last = Long.parseLong(stack.row("select coalesce(max(id), 0) from creatorflow.media_objects"));
        double cpu = cpu(stack, "worker");
        stack.scrape(stack.newNames(options.creators()));
        cpu = cpu(stack, "worker") - cpu;
        List<Source> files = files(stack, last);
        double bytes = Double.parseDouble(
                stack.row("select sum(bytes) from creatorflow.media_objects where state = 'STORED' and id > " + last));
        Moved product = new Moved(bytesPerSecond(stack, last), cpu / bytes);

        cpu = cpu(stack, "bench");
        long begun = System.nanoTime();
        double copied = loop.copy(files);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Round(
                files.size(),
                bytes / MEGABYTE,
                product,
                new Moved(copied / seconds, (cpu(stack, "bench") - cpu) / copied));
    }

    /**
     * Bytes a second while nothing but transfers was left to do: since the last run was closed. The files that were under
     * way then are not counted, only their time is.
     */
    private double bytesPerSecond(BenchStack stack, long last) {
        return Double.parseDouble(stack.row("""
                with begun as (select max(closed_at) as at from creatorflow.runs),
                     after as (select stored_at, bytes, row_number() over (order by stored_at) as place
                               from creatorflow.media_objects, begun where stored_at > begun.at and id > %d)
                select sum(after.bytes) filter (where after.place > %d)
                       / extract(epoch from max(after.stored_at) - max(begun.at)) from after, begun
                """.formatted(last, lanes())));
    }

    private int lanes() {
        return Math.min(MOST_LANES, options.creators() * LANES_PER_CREATOR);
    }

    private static List<Source> files(BenchStack stack, long after) {
        String files = stack.row("select coalesce(string_agg(role || ' ' || source_url, chr(10) order by id), '')"
                + " from creatorflow.media_objects where state = 'STORED' and id > " + after);
        return files.lines()
                .map(line -> line.split(" ", 2))
                .map(file -> new Source(SourceLink.of(file[1]).orElseThrow(), file[0].equals("VIDEO")))
                .toList();
    }

    private static double cpu(BenchStack stack, String process) {
        return Objects.requireNonNull(stack.usage().get(process)).cpuSeconds();
    }

    private ObjectNode report(List<Round> rounds) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("filesSideBySide", lanes()).put("rounds", rounds.size());
        report.put("videoKilobytes", options.videoKilobytes())
                .put("filesPerRound", rounds.getFirst().files());
        report.set(
                "megabytesPerRound",
                json(mapper, rounds.stream().map(Round::megabytes).toList()));
        report.set(
                "productMegabytesPerSecond",
                json(
                        mapper,
                        rounds.stream()
                                .map(round -> round.product().speed() / MEGABYTE)
                                .toList()));
        report.set(
                "plainMegabytesPerSecond",
                json(
                        mapper,
                        rounds.stream()
                                .map(round -> round.plain().speed() / MEGABYTE)
                                .toList()));
        List<Double> ratios = rounds.stream().map(Round::ratio).toList();
        report.set("ratio", json(mapper, ratios));
        report.put("target", TARGET).put("met", Spread.of(ratios).median() >= TARGET);
        report.set(
                "workerCpuSecondsPerMegabyte",
                json(
                        mapper,
                        rounds.stream()
                                .map(round -> round.product().cpu() * MEGABYTE)
                                .toList()));
        report.set(
                "plainCpuSecondsPerMegabyte",
                json(
                        mapper,
                        rounds.stream()
                                .map(round -> round.plain().cpu() * MEGABYTE)
                                .toList()));
        return report;
    }

    private static JsonNode json(ObjectMapper mapper, List<Double> rounds) {
        return mapper.valueToTree(Spread.of(rounds));
    }
}
