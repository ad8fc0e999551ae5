package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has to say.
 *
 * @param workersEnded how often a worker ended by itself and was started again, as a supervisor does
 */
record ChaosReport(
        Instant begun,
        Duration took,
        ChaosOptions options,
        Map<FaultKind, Integer> injected,
        int workersEnded,
        List<Promise> promises) {

    boolean kept() {
        return promises.stream().allMatch(Promise::kept);
    }

    /** One line a promise, examples of what is amiss indented below it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Promise promise : promises) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-7s %-17s %s%n",
                    promise.kept() ? "kept" : "BROKEN",
                    promise.name(),
                    promise.sentence()));
            promise.examples()
                    .forEach(
                            example -> text.append("          ").append(example).append('\n'));
        }
        text.append(String.format(
                Locale.ROOT,
                "seed %d, %d kills, %d creators, %d s%n",
                options.seed(),
                injected.getOrDefault(FaultKind.WORKER_KILL, 0),
                options.creators(),
                took.toSeconds()));
        return text.toString();
    }

    ObjectNode json(ObjectMapper mapper) {
        ObjectNode report = mapper.createObjectNode()
                .put("at", begun.toString())
                .put("seconds", took.toSeconds())
                .put("seed", options.seed())
                .put("quick", options.quick())
                .put("creators", options.creators())
                .put("kept", kept())
                .put("workersEndedThemselves", workersEnded);
        Map<String, Integer> kinds = new TreeMap<>();
        injected.forEach((kind, times) -> kinds.put(kind.label(), times));
        report.set("faults", mapper.valueToTree(kinds));
        ArrayNode lines = report.putArray("promises");
        for (Promise promise : promises) {
            ObjectNode line = lines.addObject()
                    .put("name", promise.name())
                    .put("kept", promise.kept())
                    .put("count", promise.count())
                    .put("sentence", promise.sentence());
            promise.examples().forEach(line.putArray("examples")::add);
        }
        return report;
    }
}
