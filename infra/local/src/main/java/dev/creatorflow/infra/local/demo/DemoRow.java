package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One creator: what had to come out, and what came out.
 *
 * @param expected as the simulator knows it
 * @param actual the creator's element of the scrape's document; none where the document has no such creator
 * @param growth the true growth, where it is compared
 */
record DemoRow(ExpectedCreator expected, Optional<JsonNode> actual, Optional<TrueGrowth> growth) {}
