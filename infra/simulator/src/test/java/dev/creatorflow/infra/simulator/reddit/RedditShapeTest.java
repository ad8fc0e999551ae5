package dev.creatorflow.infra.simulator.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.simulator.RecordedFolder;
import dev.creatorflow.infra.simulator.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares generated bodies of Reddit with recorded ones: every recorded key that is still sent, type by type. */
class RedditShapeTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Keys of old bodies that Reddit no longer sends, keys only a signed-in account sees, and keys of other pages. */
    private static final Set<String> NO_LONGER = Set.of(
            "accounts_active",
            "accounts_active_is_fuzzed",
            "active_user_count",
            "is_default_banner",
            "is_default_icon",
            "whitelist_status",
            "parent_whitelist_status",
            "wls",
            "from",
            "from_id",
            "from_kind",
            "num_duplicates",
            "rte_mode",
            "is_suspended");

    private static RedditClient reddit;

    @BeforeAll
    static void start() throws Exception {
        reddit = RedditClient.signedIn(new RedditOptions(60, 0, 600, 86_400, false));
    }

    @AfterAll
    static void stop() {
        reddit.close();
    }

    @Test
    void postsHaveTheRecordedTypes() throws Exception {
        List<JsonNode> generated = new ArrayList<>();
        for (JsonNode community : reddit.truth("communities")) {
            String path = "/r/" + community.path("name").asText() + "/";
            for (String listing : List.of("new?limit=100", "top?t=month&limit=100")) {
                reddit.json(path + listing).at("/data/children").forEach(child -> generated.add(child.get("data")));
            }
        }
        compare(recorded("t3"), generated);
    }

    @Test
    void communitiesHaveTheRecordedTypes() throws Exception {
        List<JsonNode> generated = new ArrayList<>();
        for (JsonNode community : reddit.truth("communities")) {
            JsonNode about = reddit.json("/r/" + community.path("name").asText() + "/about");
            if (about.path("kind").asText().equals("t5")) {
                generated.add(about.get("data"));
            }
        }
        compare(recorded("t5"), generated);
    }

    @Test
    void redditorsHaveTheRecordedTypes() throws Exception {
        List<JsonNode> generated = new ArrayList<>();
        for (JsonNode user : reddit.truth("users")) {
            JsonNode about = reddit.json("/user/" + user.path("name").asText() + "/about");
            if (about.at("/data").has("id")) {
                generated.add(about.get("data"));
            }
        }
        compare(recorded("t2"), generated);
        List<String> profile = new ArrayList<>();
        for (String key : keys(recorded("t2").stream().map(user -> user.path("subreddit")))) {
            profile.add("subreddit." + key);
        }
        Shapes.compare(recorded("t2"), generated, profile);
    }

    @Test
    void rulesAndListingsHaveTheRecordedTypes() throws Exception {
        List<JsonNode> generated = new ArrayList<>();
        for (JsonNode community : reddit.truth("communities")) {
            generated.add(reddit.json("/r/" + community.path("name").asText() + "/about/rules"));
        }
        Shapes.compare(
                List.of(body("r_rules_2020.json"), body("r_rules_golang_2020.json")),
                generated,
                List.of(
                        "rules[].kind",
                        "rules[].description",
                        "rules[].description_html",
                        "rules[].short_name",
                        "rules[].violation_reason",
                        "rules[].created_utc",
                        "rules[].priority",
                        "site_rules[]",
                        "site_rules_flow[].reasonText"));
        Shapes.compare(
                List.of(body("r_listing_golang_2020.json"), body("listing_empty.json")),
                List.of(reddit.json("/r/" + reddit.name("busy") + "/new")),
                List.of("kind", "data.after", "data.before", "data.dist", "data.modhash", "data.children[].kind"));
    }

    @Test
    void refusalsHaveTheRecordedKeys() throws Exception {
        for (String kind : List.of("private", "banned", "gated", "quarantined")) {
            String file = Stream.of("error_403_" + kind, "error_404_" + kind, "error_403_" + kind + "_with_message")
                    .filter(name ->
                            Files.exists(RecordedFolder.require("reddit").resolve(name + ".json")))
                    .findFirst()
                    .orElseThrow();
            assertThat(keys(Stream.of(reddit.json("/r/" + reddit.name(kind) + "/about"))))
                    .isEqualTo(keys(Stream.of(body(file + ".json"))));
        }
        assertThat(keys(Stream.of(reddit.json("/r/" + reddit.name("missing") + "/about"))))
                .isEqualTo(keys(Stream.of(body("error_404_not_found.json"))));
    }

    private static void compare(List<JsonNode> recorded, List<JsonNode> generated) {
        Set<String> paths = keys(recorded.stream());
        paths.removeAll(NO_LONGER);
        Shapes.compare(recorded, generated, List.copyOf(paths));
    }

    private static Set<String> keys(Stream<JsonNode> nodes) {
        Set<String> keys = new TreeSet<>();
        nodes.forEach(node -> node.fieldNames().forEachRemaining(keys::add));
        return keys;
    }

    private static JsonNode body(String name) throws IOException {
        return MAPPER.readTree(RecordedFolder.require("reddit").resolve(name).toFile());
    }

    /** The data of every thing of a kind in any recorded body. */
    private static List<JsonNode> recorded(String kind) throws IOException {
        List<JsonNode> things = new ArrayList<>();
        Path folder = RecordedFolder.require("reddit");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                collect(MAPPER.readTree(file.toFile()), kind, things);
            }
        }
        return things;
    }

    private static void collect(JsonNode node, String kind, List<JsonNode> things) {
        if (node.path("kind").asText().equals(kind) && node.path("data").isObject()) {
            things.add(node.get("data"));
        }
        node.forEach(inner -> collect(inner, kind, things));
    }
}
