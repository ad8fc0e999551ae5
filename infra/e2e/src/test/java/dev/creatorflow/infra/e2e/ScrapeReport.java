package dev.creatorflow.infra.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The document that {@code scrape … -o json} and {@code demo -o json} print. */
record ScrapeReport(JsonNode document) {
    static ScrapeReport of(Launched.Result result) {
        try {
            return new ScrapeReport(new ObjectMapper().readTree(result.out()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not one JSON document on stdout: " + result, e);
        }
    }

    List<JsonNode> creators() {
        List<JsonNode> creators = new ArrayList<>();
        document.path("creators").forEach(creators::add);
        return creators;
    }

    /** Sum of a number over all creators; a slash leads into an object. */
    long sum(String pointer) {
        return creators().stream()
                .mapToLong(creator -> creator.at("/" + pointer).asLong())
                .sum();
    }

    long count(Predicate<JsonNode> test) {
        return creators().stream().filter(test).count();
    }
}
