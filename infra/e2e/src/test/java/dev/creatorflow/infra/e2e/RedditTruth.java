package dev.creatorflow.infra.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulated Reddit says of itself, in the columns in which it has to stand, and where one gets to in it. */
final class RedditTruth {
    /** Entries of the week's best whose authors are read. */
    private static final int TOP = 10;

    private final Stack stack;
    private final Map<String, JsonNode> communities = new LinkedHashMap<>();
    private final Map<String, JsonNode> users = new LinkedHashMap<>();

    private int authorsEach = TOP;

    RedditTruth(Stack stack) {
        this.stack = stack;
        stack.simulator("/_sim/truth/reddit/communities")
                .forEach(one -> communities.put(lower(one.path("name").asText()), one));
        stack.simulator("/_sim/truth/reddit/users")
                .forEach(one -> users.put(lower(one.path("name").asText()), one));
    }

    /** Names as Reddit writes them, in their order. */
    List<String> names() {
        return communities.values().stream()
                .map(one -> one.path("name").asText())
                .toList();
    }

    boolean open(String name) {
        return Objects.requireNonNull(communities.get(lower(name)), name)
                .path("access")
                .asText()
                .equals("OPEN");
    }

    /** The columns of {@code reddit_subreddits}. */
    Map<String, @Nullable String> community(String name) {
        JsonNode truth = stack.simulator("/_sim/truth/reddit/communities/" + name);
        Map<String, @Nullable String> row = new TreeMap<>();
        row.put("title", truth.path("title").asText());
        row.put("description", textOrNull(truth, "description"));
        row.put("public_description", textOrNull(truth, "publicDescription"));
        row.put("subscribers", truth.path("subscribers").asText());
        row.put("over18", truth.path("over18").asText());
        row.put("created", truth.path("createdAt").asText());
        row.put("subreddit_type", truth.path("type").asText());
        row.put("rules", truth.path("rules").asText());
        row.put("reddit_id", truth.path("id").asText());
        return row;
    }

    /** What the place had in the last days and shows, newest first. */
    List<JsonNode> listed(String place, int days) {
        List<JsonNode> listed = new ArrayList<>();
        stack.simulator("/_sim/truth/reddit/communities/" + place + "/posts?days=" + days)
                .forEach(post -> {
                    if (post.path("listed").asBoolean()) {
                        listed.add(post);
                    }
                });
        return listed;
    }

    /** The columns of {@code reddit_posts}. */
    static Map<String, @Nullable String> post(JsonNode truth) {
        Map<String, @Nullable String> row = new TreeMap<>();
        String author = truth.path("author").asText();
        row.put("author_username", author.equals("[deleted]") ? null : author);
        row.put("title", truth.path("title").asText());
        row.put("created", truth.path("createdAt").asText());
        row.put(
                "score",
                truth.path("scoreHidden").asBoolean()
                        ? null
                        : truth.path("score").asText());
        row.put("num_comments", truth.path("comments").asText());
        row.put(
                "upvote_ratio",
                BigDecimal.valueOf(truth.path("upvotedPercent").asLong(), 2)
                        .stripTrailingZeros()
                        .toPlainString());
        row.put("over_18", truth.path("over18").asText());
        row.put("spoiler", truth.path("spoiler").asText());
        row.put("stickied", truth.path("stickied").asText());
        row.put("locked", truth.path("locked").asText());
        row.put("selftext", textOrNull(truth, "selftext"));
        row.put("link_flair_text", textOrNull(truth, "flair"));
        return row;
    }

    /** The columns of {@code reddit_users}; null where Reddit shows no profile of the name. */
    @Nullable Map<String, @Nullable String> user(String name) {
        JsonNode truth = Objects.requireNonNull(users.get(lower(name)), name);
        if (truth.path("gone").asBoolean() || truth.path("suspended").asBoolean()) {
            return null;
        }
        Map<String, @Nullable String> row = new TreeMap<>();
        row.put("created", truth.path("createdAt").asText());
        row.put("link_karma", truth.path("linkKarma").asText());
        row.put("comment_karma", truth.path("commentKarma").asText());
        row.put("bio", textOrNull(truth, "bio"));
        return row;
    }

    /** Lower-case names that a cycle gets to from these: by sidebars, crossposts and histories of so many authors of the week's best posts. */
    Set<String> reachable(List<String> from, int authors) {
        this.authorsEach = authors;
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        from.forEach(name -> {
            reached.add(lower(name));
            next.add(lower(name));
        });
        while (!next.isEmpty()) {
            for (String name : led(next.remove())) {
                if (reached.add(name) && !name.startsWith("u_")) {
                    next.add(name);
                }
            }
        }
        return reached;
    }

    private Set<String> led(String name) {
        JsonNode truth = stack.simulator("/_sim/truth/reddit/communities/" + name);
        Set<String> led = new LinkedHashSet<>();
        if (!truth.path("access").asText().equals("OPEN")) {
            return led;
        }
        truth.path("sidebar").forEach(one -> led.add(lower(one.asText())));
        truth.path("crossposts").forEach(one -> led.add(lower(one.asText())));
        Map<String, Integer> authors = new TreeMap<>();
        listed(name, 7).stream()
                .sorted(Comparator.comparingLong(
                                (JsonNode post) -> post.path("score").asLong())
                        .reversed())
                .limit(TOP)
                .map(post -> lower(post.path("author").asText()))
                .filter(author -> users.containsKey(author))
                .forEach(author -> authors.merge(author, 1, Integer::sum));
        authors.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(authorsEach)
                .map(Map.Entry::getKey)
                .filter(author -> Objects.requireNonNull(users.get(author))
                                .path("submissions")
                                .asInt()
                        > 0)
                .forEach(author -> led.addAll(histories(author)));
        return led;
    }

    private Set<String> histories(String author) {
        return placesByAuthor().getOrDefault(author, Set.of());
    }

    private @Nullable Map<String, Set<String>> places;

    /** Where an author posted in what is shown, by lower-case name. */
    private Map<String, Set<String>> placesByAuthor() {
        if (places == null) {
            Map<String, Set<String>> read = new TreeMap<>();
            for (String name : names()) {
                if (open(name)) {
                    for (JsonNode post : listed(name, 60)) {
                        read.computeIfAbsent(lower(post.path("author").asText()), _ -> new LinkedHashSet<>())
                                .add(lower(name));
                    }
                }
            }
            places = read;
        }
        return places;
    }

    static @Nullable String textOrNull(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return node.path(field).isNull() || text.isEmpty() ? null : text;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
