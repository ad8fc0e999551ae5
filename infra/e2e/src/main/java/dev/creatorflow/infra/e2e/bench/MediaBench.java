package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Throughput of media from the simulated CDN to the store: the product's whole way (due rows, fetch, checks, digest,
 * perceptual hash, upload, rows, workflow) beside a plain copy of the very same files, one after the other in each round.
 * The plain copy comes second and finds the files' pages warm: that favours it.
 */
final class MediaBench {
    /** Files side by side in the product: four in each of a worker's eight media slots. */
    private static final int LANES_PER_CREATOR = 4;

    private static final int MOST_LANES = 32;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double MEGABYTE = 1_000_000;
    private static final double TARGET = 0.8;

    private final BenchOptions options;
    private final Path folder;
    private final Consumer<String> progress;

    MediaBench(BenchOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    private record Round(
            int files, double megabytes, double product, double plain, double productCpu, double plainCpu) {}

    ObjectNode run() throws InterruptedException, IOException {
        List<Round> rounds = new ArrayList<>();
        int lanes = Math.min(MOST_LANES, options.creators() * LANES_PER_CREATOR);
        try (BenchStack stack = BenchStack.start(
                        folder,
                        Map.of("INSTAGRAM_REQUESTS_PER_SECOND", "1000"),
                        "--rate-limit",
                        "0",
                        "--media-shrink",
                        Integer.toString(options.mediaShrink()),
                        "--video-filler",
                        Integer.toString(options.videoKilobytes()));
                CopyLoop loop = new CopyLoop(stack, folder, lanes)) {
            for (int round = 0; round <= options.rounds(); round++) {
                Round done = round(stack, loop);
                String name = round == 0 ? "media, warm-up" : "media, round " + round + " of " + options.rounds();
                progress.accept(String.format(
                        Locale.ROOT,
                        "%s: %d files, %.0f MB; product %.1f MB/s, plain copy %.1f MB/s, ratio %.2f",
                        name,
                        done.files(),
                        done.megabytes(),
                        done.product(),
                        done.plain(),
                        done.product() / done.plain()));
                if (round > 0) {
                    rounds.add(done);
                }
            }
        }
        return report(rounds, lanes);
    }

    private Round round(BenchStack stack, CopyLoop loop) throws InterruptedException {
        List<String> names = stack.newNames(options.creators());
        stack.forgetTraffic();
        long last = Long.parseLong(stack.row("select coalesce(max(id), 0) from creatorflow.media_objects"));
        double cpu = cpu(stack, "worker");
        double product = bytesPerSecond(stack, () -> stack.scrape(names));
        double productCpu = cpu(stack, "worker") - cpu;
        long bytes = bytesServed(stack);
        List<URI> files = files(stack, last);

        stack.forgetTraffic();
        cpu = cpu(stack, "bench");
        long begun = System.nanoTime();
        long copied = loop.copy(files);
        double plainSeconds = (System.nanoTime() - begun) / 1e9;
        double plainCpu = cpu(stack, "bench") - cpu;
        return new Round(
                files.size(),
                bytes / MEGABYTE,
                product / MEGABYTE,
                copied / MEGABYTE / plainSeconds,
                productCpu / (bytes / MEGABYTE),
                plainCpu / (copied / MEGABYTE));
    }

    /**
     * Bytes a second while nothing but transfers was left to do: from the last answer of the provider to the last file
     * that was written down. What was transferred before, beside the scrape, is not counted, nor is its time.
     */
    private static double bytesPerSecond(BenchStack stack, Runnable work) throws InterruptedException {
        CompletableFuture<Void> done = CompletableFuture.runAsync(work);
        long requests = 0;
        long scraped = 0;
        long bytesThen = 0;
        while (true) {
            JsonNode traffic = stack.simulator("/_sim/stats?pages=false");
            if (traffic.path("total").asLong() > requests) {
                requests = traffic.path("total").asLong();
                scraped = System.currentTimeMillis();
                bytesThen = traffic.at("/cdn/bytes").asLong();
            }
            try {
                done.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                double end = Double.parseDouble(
                        stack.row("select extract(epoch from max(stored_at)) from creatorflow.media_objects"));
                return (bytesServed(stack) - bytesThen) / (end - scraped / 1e3);
            } catch (TimeoutException _) {
                // looked at again
            } catch (ExecutionException e) {
                throw new IllegalStateException("The product's transfer failed", e.getCause());
            }
        }
    }

    private static long bytesServed(BenchStack stack) {
        return stack.simulator("/_sim/stats?pages=false").at("/cdn/bytes").asLong();
    }

    private static List<URI> files(BenchStack stack, long after) {
        String urls = stack.row("select coalesce(string_agg(source_url, ' ' order by id), '')"
                + " from creatorflow.media_objects where state = 'STORED' and id > " + after);
        return List.of(urls.split(" ", -1)).stream().map(URI::create).toList();
    }

    private static double cpu(BenchStack stack, String process) {
        return Objects.requireNonNull(stack.usage().get(process)).cpuSeconds();
    }

    private ObjectNode report(List<Round> rounds, int lanes) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("filesSideBySide", lanes).put("rounds", rounds.size());
        report.put("videoKilobytes", options.videoKilobytes())
                .put("filesPerRound", rounds.getFirst().files());
        report.set(
                "megabytesPerRound",
                json(mapper, rounds.stream().map(Round::megabytes).toList()));
        report.set(
                "productMegabytesPerSecond",
                json(mapper, rounds.stream().map(Round::product).toList()));
        report.set(
                "plainMegabytesPerSecond",
                json(mapper, rounds.stream().map(Round::plain).toList()));
        List<Double> ratios =
                rounds.stream().map(round -> round.product() / round.plain()).toList();
        report.set("ratio", json(mapper, ratios));
        report.put("target", TARGET).put("met", Spread.of(ratios).median() >= TARGET);
        report.set(
                "workerCpuSecondsPerMegabyte",
                json(mapper, rounds.stream().map(Round::productCpu).toList()));
        report.set(
                "plainCpuSecondsPerMegabyte",
                json(mapper, rounds.stream().map(Round::plainCpu).toList()));
        return report;
    }

    private static JsonNode json(ObjectMapper mapper, List<Double> rounds) {
        return mapper.valueToTree(Spread.of(rounds));
    }
}
