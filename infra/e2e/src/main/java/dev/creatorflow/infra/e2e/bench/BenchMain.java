package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench}. */
@Command(
        name = "creatorflow bench",
        description = {
            "Measures this machine with everything on it: servers, worker and a simulated provider, on a data folder of"
                    + " its own that is removed at the end.",
            "Parts: media (transfers beside a plain copy loop), creators (the whole pipeline beside a plain loop)."
        },
        mixinStandardHelpOptions = true)
public final class BenchMain implements Callable<Integer> {
    @Option(names = "--part", split = ",", paramLabel = "PART", description = "media, creators; default both")
    private List<String> parts = List.of("media", "creators");

    @Option(
            names = "--creators",
            paramLabel = "N",
            description = "in each round; default 8 for media, 100 for creators")
    private int creators;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "default ${DEFAULT-VALUE}, after a warm-up")
    private int rounds;

    @Option(
            names = "--latency",
            paramLabel = "L",
            defaultValue = "const:50ms",
            description = "of the simulated provider: none, const:50ms, lognorm:1500ms,0.5; default ${DEFAULT-VALUE}")
    private String latency = "const:50ms";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "requests a second; default: no limit")
    private int rate;

    @Option(names = "--known", description = "creators that were scraped before; default: new ones")
    private boolean known;

    @Option(names = "--no-media", description = "the creators part without an object store")
    private boolean withoutMedia;

    @Option(
            names = "--media-shrink",
            paramLabel = "N",
            description = "files N times smaller; default 3 for media, 8 for creators")
    private int mediaShrink;

    @Option(
            names = "--video-kilobytes",
            paramLabel = "N",
            defaultValue = "12000",
            description =
                    "size of a video in the media part; default ${DEFAULT-VALUE}, as the former system stored them: 10 to 17 MB")
    private int videoKilobytes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json; default ${DEFAULT-VALUE}")
    private String format = "table";

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress on standard error")
    private boolean quiet;

    @Option(names = "--no-color", hidden = true)
    void withoutColour(boolean asked) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode report = mapper.createObjectNode();
        report.put("at", Instant.now().toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("cpuKnown", Usage.isKnown());
        for (String part : parts) {
            Path folder = Files.createTempDirectory("creatorflow-bench-");
            try {
                switch (part) {
                    case "media" -> report.set(part, new MediaBench(media(), folder, this::progress).run());
                    case "creators" -> report.set(part, new CreatorsBench(pipeline(), folder, this::progress).run());
                    default -> {
                        System.err.println("'" + part + "' is no part of the bench; there are media and creators.");
                        return CommandLine.ExitCode.USAGE;
                    }
                }
            } finally {
                delete(folder);
            }
        }
        System.out.print(format.equals("json") ? mapper.writeValueAsString(report) + "\n" : BenchTable.text(report));
        System.out.flush();
        return CommandLine.ExitCode.OK;
    }

    private BenchOptions media() {
        return options(8, 3);
    }

    private BenchOptions pipeline() {
        return options(100, 8);
    }

    private BenchOptions options(int usualCreators, int usualShrink) {
        int count = creators > 0 ? creators : usualCreators;
        return new BenchOptions(
                count,
                rounds,
                latency,
                rate,
                known,
                !withoutMedia,
                mediaShrink > 0 ? mediaShrink : usualShrink,
                videoKilobytes,
                Math.max(5_000, count * (rounds + 1) * 2));
    }

    private void progress(String sentence) {
        if (!quiet) {
            System.err.println(sentence);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
