package dev.creatorflow.infra.simulator;

import dev.creatorflow.infra.simulator.fault.FaultParser;
import dev.creatorflow.infra.simulator.gateway.Latency;
import dev.creatorflow.infra.simulator.reddit.RedditOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the command line; every mistake becomes one sentence that names the option, its value and what would be right. */
final class OptionsParser {
    static final String USAGE = """
            Usage: simulator [--host 127.0.0.1] [--port 0] [--public-url URL] [--seed 1] [--creators 5000]
              [--clock 2026-11-01T12:00:00Z] [--latency none|const:50ms|lognorm:1500ms,0.5]
              [--rate-limit 60] [--monthly-quota 250000] [--bad-key KEY]...
              [--fault target=reels,effect=status,status=503,first=2]... [--recorded DIR]
              [--subreddits 240] [--reddit-rate 100] [--reddit-window SECONDS] [--reddit-token-life SECONDS]
              [--reddit-hides-nsfw true]
              [--media-shrink 3] [--video-filler KILOBYTES] [--ready-file FILE] [--exit-with-parent]""";

    private static final Set<String> SINGLE = Set.of(
            "--host",
            "--port",
            "--public-url",
            "--seed",
            "--creators",
            "--clock",
            "--latency",
            "--rate-limit",
            "--monthly-quota",
            "--recorded",
            "--subreddits",
            "--reddit-rate",
            "--reddit-window",
            "--reddit-token-life",
            "--reddit-hides-nsfw",
            "--media-shrink",
            "--video-filler",
            "--ready-file");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> badKeys = new HashSet<>();
    private final List<Map<String, String>> faults = new ArrayList<>();
    private boolean exitWithParent;

    private OptionsParser() {}

    /**
     * The options of a command line.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    static SimulatorOptions parse(List<String> arguments) {
        OptionsParser parser = new OptionsParser();
        parser.read(new ArrayDeque<>(arguments));
        return parser.options();
    }

    private void read(Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            String name = arguments.removeFirst();
            if (name.equals("--exit-with-parent")) {
                exitWithParent = true;
            } else if (!SINGLE.contains(name) && !name.equals("--bad-key") && !name.equals("--fault")) {
                throw new IllegalArgumentException("The option \"" + name + "\" is unknown.\n" + USAGE);
            } else if (arguments.isEmpty()) {
                throw new IllegalArgumentException("The option " + name + " needs a value.\n" + USAGE);
            } else if (name.equals("--bad-key")) {
                badKeys.add(arguments.removeFirst());
            } else if (name.equals("--fault")) {
                faults.add(FaultParser.fields(arguments.removeFirst()));
            } else {
                values.put(name, arguments.removeFirst());
            }
        }
    }

    private SimulatorOptions options() {
        SimulatorOptions standard = SimulatorOptions.DEFAULT;
        return new SimulatorOptions(
                values.getOrDefault("--host", standard.host()),
                (int) number("--port", standard.port(), 0, 65_535),
                values.get("--public-url"),
                number("--seed", standard.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
                (int) number("--creators", standard.creators(), 1, 1_000_000),
                clock(standard.clock()),
                Latency.parse(values.getOrDefault("--latency", "none")),
                (int) number("--rate-limit", standard.requestsPerSecond(), 0, 100_000),
                number("--monthly-quota", standard.monthlyQuota(), 0, Long.MAX_VALUE),
                Set.copyOf(badKeys),
                List.copyOf(faults),
                (int) number("--media-shrink", standard.mediaShrink(), 1, 8),
                (int) number("--video-filler", standard.videoFiller(), 0, 100_000),
                recorded(),
                reddit(standard.reddit()),
                values.containsKey("--ready-file") ? Path.of(values.get("--ready-file")) : null,
                exitWithParent);
    }

    private RedditOptions reddit(RedditOptions standard) {
        return new RedditOptions(
                (int) number("--subreddits", standard.communities(), 1, 20_000),
                (int) number("--reddit-rate", standard.requestsPerMinute(), 0, 1_000_000),
                (int) number("--reddit-window", standard.windowSeconds(), 1, 86_400),
                (int) number("--reddit-token-life", standard.tokenSeconds(), 1, 1_000_000),
                Boolean.parseBoolean(values.getOrDefault("--reddit-hides-nsfw", "false")));
    }

    private long number(String name, long standard, long least, long most) {
        String value = values.get(name);
        if (value == null) {
            return standard;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the range.
        }
        throw new IllegalArgumentException("The option " + name + " is \"" + value
                + "\" but has to be a whole number from " + least + " to " + most + ".");
    }

    private Instant clock(Instant standard) {
        String value = values.get("--clock");
        try {
            return value == null ? standard : Instant.parse(value);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "The option --clock is \"" + value + "\" but has to be an instant such as 2026-11-01T12:00:00Z.",
                    malformed);
        }
    }

    private @Nullable Path recorded() {
        String value = values.get("--recorded");
        if (value == null) {
            return null;
        }
        Path folder = Path.of(value);
        if (!Files.isRegularFile(folder.resolve("profile.json"))) {
            throw new IllegalArgumentException("The folder \"" + value
                    + "\" of --recorded holds no profile.json; name a folder of recorded bodies.");
        }
        return folder;
    }
}
