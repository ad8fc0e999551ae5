package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a demo came to.
 *
 * @param document the last scrape's own JSON document
 * @param rows one for each creator that was asked for
 * @param reddit what was scraped of Reddit beside them; nothing where only recorded bodies are served
 * @param differences sentences about what is not as it has to be; empty when all is well
 * @param addresses what a person may look at, by name, without secrets
 * @param exitCode 0 when there are no differences
 */
public record DemoResult(
        ObjectNode document,
        List<DemoRow> rows,
        RedditPart reddit,
        List<String> differences,
        Map<String, String> addresses,
        int exitCode) {

    /** The document of {@code demo -o json}: the scrape's own, with addresses and differences. */
    public ObjectNode json() {
        ObjectNode all = document.deepCopy();
        all.putArray("reddit")
                .addAll(reddit.rows().stream()
                        .flatMap(row -> row.actual().stream())
                        .toList());
        addresses.forEach(all.putObject("addresses")::put);
        differences.forEach(all.putArray("differences")::add);
        return all;
    }
}
