package dev.creatorflow.activities.persistence.reddit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.ComputeReddit;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discover;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.OpenRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.PostsSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.RedditPlan;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveUnavailable;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SubredditSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UnavailableSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A database of its own with the store over it, and answers as Reddit gives them. */
final class RedditScrapes implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final RedditCare CARE = new RedditCare(
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofHours(24),
            Duration.ofDays(30),
            10,
            1_000,
            1,
            0,
            RedditCare.Nsfw.ALL,
            200,
            10,
            null);

    final Database database = TestDatabase.create();
    final Rows rows = new Rows(database);
    final RawAnswers answers = new RawAnswers(database, null);
    private Instant now = NOON;
    final Clock clock = clockOf(() -> now);
    RedditStoreActivitiesImpl store = storeWith(CARE, KeywordRules.NONE);
    private int runs;

    RedditStoreActivitiesImpl storeWith(RedditCare care, KeywordRules keywords) {
        return storeWith(care, keywords, true);
    }

    /** @param storeEnabled whether there is an object store, so that files become due */
    RedditStoreActivitiesImpl storeWith(RedditCare care, KeywordRules keywords, boolean storeEnabled) {
        return new RedditStoreActivitiesImpl(database, answers, registry(storeEnabled), care, keywords, clock);
    }

    DeletionActivitiesImpl deletions() {
        return new DeletionActivitiesImpl(
                database, answers, registry(true), Duration.ofDays(2), Duration.ofSeconds(6), clock);
    }

    private MediaRegistry registry(boolean storeEnabled) {
        MediaSettings media = new MediaSettings(
                EnumSet.allOf(MediaSettings.Kind.class), null, List.of(), MediaSettings.Transcode.OFF, BigDecimal.ONE);
        return new MediaRegistry(storeEnabled, media, clock);
    }

    private static Clock clockOf(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** A run under way. */
    final class Run {
        final String key;
        final String target;
        final RedditPlan plan;
        final @Nullable String batch;

        Run(String target, Trigger trigger, @Nullable String batch) {
            runs++;
            this.key = "run-" + runs;
            this.target = RedditTarget.of(target).key();
            this.batch = batch;
            this.plan = store.openRedditRun(
                    new OpenRun(key, "workflow", this.target, target.substring(2), trigger, batch, null));
        }

        long answer(RedditCall call, int page, int status, byte[] body) {
            AnswerBody stored = AnswerBody.of(body);
            return (Long) rows.value(
                    "insert into creatorflow.raw_responses (provider, run_key, stream, page, subject, more, items, found,"
                            + " http_status, digest, body_bytes, body, fetched_at)"
                            + " values ('reddit', ?, ?, ?, ?, false, 1, true, ?, ?, ?, ?, ?) returning id",
                    key,
                    call.stream(),
                    page,
                    call == RedditCall.INFO ? "" : target,
                    status,
                    stored.digest(),
                    stored.length(),
                    stored.compressed(),
                    Timestamp.from(now));
        }

        SubredditSaved about(ObjectNode about) {
            return store.saveSubreddit(
                    new SaveAnswer(key, target, answer(RedditCall.ABOUT, 0, 200, bytes(thing("t5", about))), true));
        }

        void rules(String... descriptions) {
            ObjectNode body = object();
            ArrayNode rules = body.putArray("rules");
            for (String description : descriptions) {
                rules.addObject()
                        .put("kind", "link")
                        .put("short_name", "Rule")
                        .put("description", description)
                        .put("priority", rules.size());
            }
            store.saveRules(new SaveAnswer(key, target, answer(RedditCall.RULES, 0, 200, bytes(body)), true));
        }

        PostsSaved posts(RedditCall call, ObjectNode... posts) {
            return save(call, answer(call, 0, 200, bytes(listing(posts))));
        }

        /** Saves posts of an answer that is there. */
        PostsSaved save(RedditCall call, long rawId) {
            return store.savePosts(new SavePosts(key, target, call, 0, rawId, true));
        }

        void user(ObjectNode user) {
            store.saveUser(
                    new SaveAnswer(key, target, answer(RedditCall.USER_ABOUT, 0, 200, bytes(thing("t2", user))), true));
        }

        UnavailableSaved refused(Unavailable why) {
            RedditCall call = target.startsWith("u/") ? RedditCall.USER_ABOUT : RedditCall.ABOUT;
            long raw =
                    answer(call, 0, 403, "{\"message\":\"Forbidden\",\"error\":403}".getBytes(StandardCharsets.UTF_8));
            return store.saveUnavailable(new SaveUnavailable(key, target, raw, why));
        }

        Discovered discover() {
            return store.discoverCommunities(new Discover(key, target, batch));
        }

        void compute() {
            store.computeReddit(new ComputeReddit(key, target));
        }

        void close(Outcome outcome, @Nullable Reason reason, Walk... walks) {
            store.closeRedditRun(new CloseRun(key, target, outcome, reason, null, PostCounts.NONE, List.of(walks)));
        }
    }

    Run run(String target) {
        return new Run(target, Trigger.SCHEDULE, null);
    }

    Run run(String target, String batch) {
        return new Run(target, Trigger.SCHEDULE, batch);
    }

    Run staffRun(String target) {
        return new Run(target, Trigger.STAFF, null);
    }

    /** A community that staff chose. */
    void community(String name, @Nullable String review) {
        rows.change("insert into public.reddit_subreddits (name, review, depth) values (?, ?, 0)", name, review);
    }

    static ObjectNode about(String name) {
        return object().put("display_name", name)
                .put("id", "id" + name.toLowerCase(Locale.ROOT))
                .put("title", "Title of " + name)
                .put("public_description", "About " + name)
                .put("description", "Sidebar of " + name)
                .put("subscribers", 1_000)
                .put("over18", false)
                .put("subreddit_type", "public")
                .put("created_utc", 1_300_000_000.0);
    }

    static ObjectNode post(String id, String author, String subreddit, Consumer<ObjectNode> more) {
        ObjectNode post = object().put("id", id)
                .put("name", "t3_" + id)
                .put("title", "Title " + id)
                .put("author", author)
                .put("subreddit", subreddit)
                .put("created_utc", (double) NOON.minusSeconds(3_600).getEpochSecond())
                .put("score", 10)
                .put("num_comments", 4)
                .put("over_18", false)
                .put("is_self", true)
                .put("is_video", false)
                .put("stickied", false)
                .put("selftext", "Text " + id)
                .put("url", "https://www.reddit.com/r/x/" + id)
                .put("domain", "self.x");
        more.accept(post);
        return post;
    }

    static ObjectNode post(String id, String author, String subreddit) {
        return post(id, author, subreddit, _ -> {});
    }

    static ObjectNode user(String name) {
        return object().put("name", name)
                .put("id", "u" + name)
                .put("created_utc", (double) NOON.minus(Duration.ofDays(400)).getEpochSecond())
                .put("link_karma", 300)
                .put("comment_karma", 200)
                .put("total_karma", 510);
    }

    static ObjectNode listing(ObjectNode... posts) {
        ObjectNode data = object();
        data.putNull("after");
        ArrayNode children = data.putArray("children");
        for (ObjectNode post : posts) {
            children.addObject().put("kind", "t3").set("data", post);
        }
        return thing("Listing", data);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode thing(String kind, ObjectNode data) {
        ObjectNode thing = object().put("kind", kind);
        thing.set("data", data);
        return thing;
    }

    static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The stored body of an answer, as text. */
    String body(long rawId) {
        try {
            return new ObjectMapper().readTree(answers.read(rawId).body()).toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
