package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cycle over the simulated Reddit that begins at some communities, finds the others, and whose worker is killed in the middle; then what staff
 * and refusals may not do to each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedditCycleTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int COMMUNITIES = Integer.getInteger("reddit.communities", 200);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Communities that staff chose: each kind of the simulated ones is among them. */
    private static final int CHOSEN = 30;

    /** The rate our client is set to, less than this machine could send. */
    private static final int PER_MINUTE = Integer.getInteger("reddit.perMinute", 600);

    /** What Reddit would allow a client set to that rate: 100 where it is set to 90. The simulated one allows more, so that only our promise is looked at. */
    private static final int LIMIT_PER_MINUTE = PER_MINUTE * 100 / 90;

    private static final int IN_FLIGHT = 60;

    /** Newest posts read of a place at most. */
    private static final int NEWEST = 100;

    /** Authors read because of one community: as by default. */
    private static final int AUTHORS = 10;

    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;
    private static RedditTruth truth;
    private static List<String> chosen = List.of();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        stack = Stack.start(
                folder,
                "--latency",
                "const:20ms",
                "--subreddits",
                Integer.toString(COMMUNITIES),
                "--reddit-rate",
                "0",
                "--clock",
                now.toString());
        settings = stack.settings("reddit");
        settings.put("ENABLE_R2_STORAGE", "false");
        settings.put("CREATORS_IN_FLIGHT", Integer.toString(IN_FLIGHT));
        settings.put("REDDIT_CLIENT_ID", "e2e");
        settings.put("REDDIT_CLIENT_SECRET", "e2e-secret");
        settings.put("REDDIT_USER_AGENT", "server:dev.creatorflow.e2e:1.0 (by /u/nobody)");
        settings.put("REDDIT_AUTH_BASE_URL", settings.get("INSTAGRAM_API_BASE_URL"));
        settings.put("REDDIT_API_BASE_URL", settings.get("INSTAGRAM_API_BASE_URL"));
        settings.put("REDDIT_REQUESTS_PER_MINUTE", Integer.toString(PER_MINUTE));
        settings.put("REDDIT_DELETION_SHARE", "50");
        settings.put("REDDIT_AUTHORS_PER_COMMUNITY", Integer.toString(AUTHORS));
        settings.put("REDDIT_NEW_POSTS", Integer.toString(NEWEST));
        settings.put("REDDIT_DISCOVERY_DEPTH", "10");
        settings.put("REDDIT_DISCOVERY_BUDGET", Integer.toString(COMMUNITIES));
        truth = new RedditTruth(stack);
        chosen = truth.names().subList(0, CHOSEN);
        Path names = Files.write(
                folder.resolve("communities.txt"),
                // Other letters than Reddit's: nothing may depend on them.
                chosen.stream()
                        .map(name -> "r/" + name.toUpperCase(Locale.ROOT))
                        .toList());
        ok(run("subreddits", "add", "--review", "Ok", "--file", names.toString()));
        worker = Launched.start(folder, settings, "worker");
    }

    @AfterAll
    static void stop() {
        if (worker != null) {
            worker.close();
        }
        stack.close();
    }

    @Test
    @Order(1)
    void aCycleFindsAllCommunitiesAndAKilledWorkerForgetsAndDoublesNone() {
        Instant from = Instant.now();
        ok(run("schedules", "create", "communities", "--platform", "reddit", "--every", "1d", "--jitter", "0s"));
        ok(run("schedules", "trigger", "communities"));
        awaitValue(
                "select count(*) > " + COMMUNITIES / 3
                        + " from creatorflow.runs where target like 'r/%' and closed_at is not null",
                "t");
        worker.killHard();
        worker = Launched.start(folder, settings, "worker");
        awaitValue("select count(*) = 1 from creatorflow.batches where closed_at is not null", "t");

        assertThat(value("select count(*) || ' ' || count(distinct target) || ' ' || count(closed_at)"
                        + " from creatorflow.runs where target like 'r/%'"))
                .as("runs, communities, ends")
                .isEqualTo(COMMUNITIES + " " + COMMUNITIES + " " + COMMUNITIES);
        assertThat(value("select count(*) = count(distinct target) from creatorflow.runs"))
                .isEqualTo("t");
        long twice = 0;
        JsonNode stats = stack.simulator("/_sim/reddit/stats");
        for (Map.Entry<String, JsonNode> page : stats.path("pagesDelivered").properties()) {
            twice += page.getValue().asLong() - 1;
        }
        assertThat(twice).as("asked again after the kill").isLessThanOrEqualTo(IN_FLIGHT);
        System.out.println("cycle of " + COMMUNITIES + " communities and "
                + value("select count(*) from creatorflow.runs where target like 'u/%'") + " authors: "
                + stats.path("total") + " requests, most a minute " + stats.path("mostPerMinute")
                + ", most in a second "
                + stats.path("mostPerSecond") + ", "
                + twice + " again after the kill, "
                + Duration.between(from, Instant.now()).toSeconds() + " s");
    }

    @Test
    @Order(2)
    void theLimitHeldInEveryMinute() {
        JsonNode stats = stack.simulator("/_sim/reddit/stats");
        assertThat(stats.path("mostPerMinute").asInt()).isLessThanOrEqualTo(LIMIT_PER_MINUTE);
        // The cycle is hardly longer than a minute, so that shorter times are looked at as well: five seconds, and the
        // jitter of the sends.
        int within = 0;
        int most = 0;
        List<Integer> seconds = new java.util.ArrayList<>();
        stats.path("perSecond").forEach(second -> seconds.add(second.asInt()));
        for (int second = 0; second < seconds.size(); second++) {
            within += seconds.get(second) - (second >= 5 ? seconds.get(second - 5) : 0);
            most = Math.max(most, within);
        }
        assertThat(most).as("requests in five seconds").isLessThanOrEqualTo(PER_MINUTE / 12 * 11 / 10);
    }

    @Test
    @Order(3)
    void aCommunityInGoodOrderCostsFourRequestsAndAnAuthorTwo() {
        String calls = "select max(calls) from (select count(*) as calls from creatorflow.api_calls c"
                + " join creatorflow.runs r using (run_key) where r.target like '%s/%%' and r.outcome = 'COMPLETE'"
                + " and not exists (select 1 from creatorflow.api_calls again where again.run_key = r.run_key"
                + " and again.http_status is distinct from 200) group by r.run_key) of_run";
        assertThat(value(calls.formatted("r"))).isEqualTo("4");
        assertThat(value(calls.formatted("u"))).isEqualTo("2");
        // The former flow asked for three parts and, in every cycle, for the history of each author of the week's ten
        // best posts.
        System.out.println(
                "of "
                        + value(
                                "select count(*) || ' open communities: requests ' || sum(calls) from (select r.run_key, count(*) as calls"
                                        + " from creatorflow.api_calls c join creatorflow.runs r using (run_key) where r.target like 'r/%'"
                                        + " and r.outcome = 'COMPLETE' and r.reason is null group by r.run_key) each")
                        + "; the former flow "
                        + value(
                                "select sum(3 + authors) from (select r.run_key, count(distinct p.author) filter (where p.author <> 'automoderator')"
                                        + " as authors from creatorflow.runs r join creatorflow.raw_responses a using (run_key)"
                                        + " left join creatorflow.reddit_answer_posts p on p.raw_id = a.id where r.target like 'r/%' and a.stream = 'top_week'"
                                        + " and r.outcome = 'COMPLETE' and r.reason is null group by r.run_key) each")
                        + "; authors read once "
                        + value(
                                "select count(*) from creatorflow.api_calls c join creatorflow.runs r using (run_key) where r.target like 'u/%'"));
    }

    @Test
    @Order(4)
    void refusalsChangeNoReview() {
        assertThat(value("select count(*) from reddit_subreddits where depth = 0 and review is distinct from 'Ok'"))
                .isEqualTo("0");
        assertThat(value("select count(*) from reddit_subreddits where depth > 0"
                        + " and review is distinct from case when name ilike 'u\\_%' then 'User Feed' end"))
                .isEqualTo("0");
    }

    @Test
    @Order(5)
    void everythingThatCanBeReachedIsStoredOnceWhateverItsLetters() {
        assertThat(value("select count(*) - count(distinct lower(name)) from reddit_subreddits"))
                .isEqualTo("0");
        Set<String> stored = column("select lower(name) from reddit_subreddits");
        assertThat(stored).containsAll(truth.reachable(chosen, AUTHORS));
        assertThat(stored.stream().filter(name -> !name.startsWith("u_")).count())
                .isEqualTo(COMMUNITIES);
        JsonNode stats = stack.simulator("/_sim/reddit/stats");
        stats.path("pages")
                .properties()
                .forEach(page ->
                        assertThat(page.getKey()).as("feeds are not asked for").doesNotContain("|u_"));
        assertThat(value("select count(*) from creatorflow.reddit_discoveries where outcome = 'STORED'"))
                .isNotEqualTo("0");
    }

    @Test
    @Order(6)
    void whatIsStoredIsTheTruth() {
        int posts = 0;
        for (String name : truth.names()) {
            if (truth.open(name)) {
                assertThat(stored(
                                "select name, title, nullif(description, '') as description, nullif(public_description, '')"
                                        + " as public_description, subscribers, over18, created_utc as created, subreddit_type,"
                                        + " jsonb_array_length(rules_data) as rules, reddit_id from reddit_subreddits where lower(name) = '"
                                        + RedditTruth.lower(name) + "'"))
                        .as(name)
                        .hasEntrySatisfying(name, row -> assertThat(row).isEqualTo(truth.community(name)));
                posts += assertPosts(name);
            }
        }
        assertThat(posts).isGreaterThan(COMMUNITIES * 5);
        assertUsers();
    }

    /** All that listings showed is there, and whatever is there is as it is shown. */
    private static int assertPosts(String name) {
        Map<String, Map<String, @Nullable String>> known = new TreeMap<>();
        Set<String> newest = new TreeSet<>();
        for (JsonNode post : truth.listed(name, 60)) {
            known.put(post.path("id").asText(), RedditTruth.post(post));
            if (newest.size() < NEWEST) {
                newest.add(post.path("id").asText());
            }
        }
        Map<String, Map<String, @Nullable String>> stored =
                stored("select reddit_id as name, author_username, title, created_utc as created, score, num_comments,"
                        + " trim_scale(upvote_ratio)::text as upvote_ratio, over_18, spoiler, stickied, locked,"
                        + " nullif(selftext, '') as selftext, link_flair_text from reddit_posts where lower(subreddit_name) = '"
                        + RedditTruth.lower(name) + "'");
        assertThat(stored.keySet()).as(name).containsAll(newest);
        stored.forEach((id, row) -> assertThat(row).as(name + " " + id).isEqualTo(known.get(id)));
        return stored.size();
    }

    private static void assertUsers() {
        Map<String, Map<String, @Nullable String>> users = stored(
                "select username as name, created_utc as created, link_karma, comment_karma, nullif(bio, '') as bio"
                        + " from reddit_users where last_scraped_at is not null and not coalesce(is_suspended, false)");
        assertThat(users).hasSizeGreaterThan(COMMUNITIES / 4);
        users.forEach((name, row) -> assertThat(row).as(name).isEqualTo(truth.user(name)));
    }

    @Test
    @Order(7)
    void aStaffEditDuringAScrapeSurvives() {
        String name = chosen.getFirst();
        stack.tellSimulator(
                "/_sim/faults",
                "{\"target\":\"reddit-about\",\"subject\":\"" + RedditTruth.lower(name)
                        + "\",\"effect\":\"latency\",\"for\":\"6s\"}");
        ok(run("scrape", "reddit", "r/" + name, "--detach"));
        ok(run("subreddits", "review", "No Seller", "r/" + name, "--reason", "in the middle of a scrape"));
        assertThat(value("select count(*) from creatorflow.runs where closed_at is null"))
                .as("the scrape is under way")
                .isEqualTo("1");
        awaitValue("select count(*) from creatorflow.runs where closed_at is null", "0");
        stack.clearFaults();
        assertThat(value("select review from reddit_subreddits where lower(name) = '" + RedditTruth.lower(name) + "'"))
                .isEqualTo("No Seller");
    }

    @Test
    @Order(8)
    void aBlockedAddressChangesNeitherReviewNorReachability() {
        String name = chosen.get(1);
        String before = standing(name);
        stack.tellSimulator("/_sim/faults", "{\"target\":\"reddit\",\"effect\":\"html\",\"status\":403}");
        ok(run("scrape", "reddit", "r/" + name, "--detach"));
        awaitValue(
                "select count(*) > 0 from creatorflow.api_calls where http_status = 403 and subject = 'r/"
                        + RedditTruth.lower(name) + "'",
                "t");
        assertThat(standing(name)).isEqualTo(before);
        stack.clearFaults();
    }

    @Test
    @Order(9)
    void whatIsDeletedUpstreamLosesItsContentHere() {
        // Kinds that stay as they are, and those that close meanwhile.
        List<String> places = chosen.subList(0, 20);
        String ofPlaces = "lower(subreddit_name) in ("
                + places.stream().map(RedditTruth::lower).collect(Collectors.joining("','", "'", "'")) + ")";
        stack.tellSimulator("/_sim/clock", "{\"advance\":\"P4D\"}");
        assertThat(value("with aged as (update reddit_posts set checked_at = checked_at - interval '2 days' where "
                        + ofPlaces
                        + " and reddit_id in (select reddit_id from reddit_posts where " + ofPlaces
                        + " order by created_utc desc limit 400) returning 1) select count(*) from aged"))
                .isEqualTo("400");
        String from = value("select now()");
        stack.tellTemporal(
                "/api/v1/namespaces/default/schedules/reddit-deletions/patch",
                "{\"patch\":{\"triggerImmediately\":{}}}");
        awaitValue("select count(*) from reddit_posts where checked_at < now() - interval '1 day'", "0");
        awaitValue("select count(*) = count(finished_at) from creatorflow.api_calls where stream = 'info'", "t");

        Set<String> told = new TreeSet<>();
        Set<String> gone = new TreeSet<>();
        RedditTruth later = new RedditTruth(stack);
        for (String name : places) {
            stack.simulator("/_sim/truth/reddit/communities/" + name + "/posts?days=60")
                    .forEach(post -> {
                        if (post.path("removed").asBoolean() && later.open(name)) {
                            gone.add(post.path("id").asText());
                            if (!post.path("removedBy").asText().equals("nobody_knows")) {
                                told.add(post.path("id").asText());
                            }
                        }
                    });
        }
        told.retainAll(column("select reddit_id from reddit_posts where checked_at >= '" + from + "'"));
        Set<String> erased = column("select reddit_id from reddit_posts where content_removed_at is not null");
        assertThat(erased).containsAll(told);
        assertThat(gone)
                .as("nothing else, and nothing of communities that closed")
                .containsAll(erased);
        assertThat(told).isNotEmpty();
        assertThat(
                        value(
                                "select count(*) from reddit_posts where content_removed_at is not null"
                                        + " and (title is not null or selftext is not null or url is not null or author_username is not null)"))
                .isEqualTo("0");
        assertThat(value("select count(*) from creatorflow.reddit_removals where kind = 'POST'"))
                .isEqualTo(Integer.toString(erased.size()));
        System.out.println(erased.size() + " of 400 posts were gone upstream and lost their content");
    }

    private static String standing(String name) {
        return value("select s.review || ' ' || r.status || ' ' || coalesce(r.candidate_status, 'none')"
                + " from reddit_subreddits s join creatorflow.reachability r on r.target = 'r/' || lower(s.name)"
                + " where lower(s.name) = '" + RedditTruth.lower(name) + "'");
    }

    private static void awaitValue(String sql, String wanted) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(value(sql)).isEqualTo(wanted));
    }

    private static String value(String sql) {
        return stack.row(settings, sql);
    }

    private static Set<String> column(String sql) {
        return value("select coalesce(string_agg(value, ' '), '') from (" + sql + ") each (value)")
                .lines()
                .flatMap(line -> List.of(line.split(" ")).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rows by their {@code name}, each value as text. */
    private static Map<String, Map<String, @Nullable String>> stored(String sql) {
        Map<String, Map<String, @Nullable String>> rows = new TreeMap<>();
        try {
            for (JsonNode row : JSON.readTree(value("select coalesce(json_agg(each), '[]') from (" + sql + ") each"))) {
                Map<String, @Nullable String> columns = new TreeMap<>();
                row.properties().forEach(column -> {
                    if (!column.getKey().equals("name")) {
                        String text = column.getValue().isNull()
                                ? null
                                : column.getValue().asText();
                        columns.put(
                                column.getKey(),
                                column.getKey().equals("created") && text != null
                                        ? java.time.OffsetDateTime.parse(text)
                                                .toInstant()
                                                .toString()
                                        : text);
                    }
                });
                rows.put(row.path("name").asText(), columns);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static Launched.Result run(String... arguments) {
        return Launched.run(folder, settings, LIMIT, arguments);
    }

    private static void ok(Launched.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
    }
}
