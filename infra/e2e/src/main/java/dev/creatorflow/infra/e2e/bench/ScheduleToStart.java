package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long tasks waited for the worker, by kind and queue, as the SDK counts it: the mean in milliseconds since the
 * worker's start, warm-up included. Tasks of a limited queue wait for the limit as well.
 */
final class ScheduleToStart {
    private static final Pattern LINE = Pattern.compile(
            "temporal_(activity|workflow_task)_schedule_to_start_latency_seconds_(count|sum)\\{(.*)} (\\S+)");
    private static final Pattern QUEUE = Pattern.compile("task_queue=\"([^\"]*)\"");

    private ScheduleToStart() {}

    static ObjectNode read(BenchStack stack, ObjectMapper mapper) {
        Map<String, double[]> sums = new HashMap<>();
        stack.workerMetrics()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> {
                    Matcher queue = QUEUE.matcher(line.group(3));
                    String name = line.group(1) + " " + (queue.find() ? queue.group(1) : "");
                    if (!name.contains(":")) { // the sticky queues carry the worker's name
                        double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
                        sum[line.group(2).equals("sum") ? 0 : 1] += Double.parseDouble(line.group(4));
                    }
                });
        ObjectNode node = mapper.createObjectNode();
        sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        node.put(entry.getKey(), Math.round(entry.getValue()[0] / entry.getValue()[1] * 1e4) / 10.0));
        return node;
    }
}
