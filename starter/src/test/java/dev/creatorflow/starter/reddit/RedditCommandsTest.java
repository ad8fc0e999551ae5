package dev.creatorflow.starter.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedditCommandsTest {
    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of("."));
    private LoopbackDatabase database = LoopbackDatabase.migrated();

    @BeforeEach
    void threeCommunities() {
        database = LoopbackDatabase.migrated();
        shell = new Shell(folder).with("DATABASE_URL", database.url());
        CommandLineRun added = shell.run("subreddits", "add", "r/Gardening", "/r/Pottery", "u_someone", "-o", "json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.json().get("changed")).hasSize(3);
    }

    @Test
    void storedCommunitiesWaitForADecisionAndFeedsAreFeeds() {
        JsonNode list =
                shell.run("subreddits", "list", "--order", "name", "-o", "json").json();
        assertThat(names(list)).containsExactly("Gardening", "Pottery", "u_someone");
        assertThat(list.at("/subreddits/0/review").isNull()).isTrue();
        assertThat(list.at("/subreddits/2/review").asText()).isEqualTo("User Feed");
        assertThat(list.get("total").asInt()).isEqualTo(3);
        assertThat(shell.run("subreddits", "list", "-o", "csv").out())
                .startsWith("subreddit,review,state,subscribers,");
    }

    /** One row per name whatever its letters, and adding again decides nothing. */
    @Test
    void redditDefect08And09AddingInOtherLettersMakesNoSecondRow() {
        JsonNode reviewed = shell.run("subreddits", "review", "Ok", "r/gardening", "--reason", "fits", "-o", "json")
                .json();
        assertThat(reviewed.get("unknown")).isEmpty();
        JsonNode again = shell.run("subreddits", "add", "GARDENING", "gardening", "-o", "json")
                .json();
        assertThat(again.get("unchanged").get(0).asText()).isEqualTo("Gardening");
        assertThat(again.get("changed")).isEmpty();
        JsonNode list =
                shell.run("subreddits", "list", "gardening", "-o", "json").json();
        assertThat(list.get("subreddits")).hasSize(1);
        assertThat(list.at("/subreddits/0/review").asText()).isEqualTo("Ok");
    }

    @Test
    void aReviewIsWrittenWithAnAuditAndMakesDue() {
        JsonNode changed = shell.run(
                        "subreddits",
                        "review",
                        "no-seller",
                        "r/pottery",
                        "r/nowhere",
                        "--reason",
                        "rules",
                        "-o",
                        "json")
                .json();
        assertThat(changed.at("/changed/0").asText()).isEqualTo("Pottery");
        assertThat(changed.at("/unknown/0").asText()).isEqualTo("nowhere");
        assertThat(names(shell.run("subreddits", "list", "--review", "No Seller", "-o", "json")
                        .json()))
                .containsExactly("Pottery");
        assertThat(database.query(
                        "select requester || ' ' || reason || ' ' || (after ->> 'review') from creatorflow.audit_log"
                                + " where action = 'review' and subject = 'Pottery'"))
                .containsExactly("ann rules No Seller");
        assertThat(database.query("select (due_at is not null)::text from reddit_subreddits where name = 'Pottery'"))
                .containsExactly("true");
        shell.run("subreddits", "review", "unreviewed", "pottery");
        assertThat(names(shell.run("subreddits", "list", "--review", "unreviewed", "-o", "json")
                        .json()))
                .contains("Pottery");
    }

    @Test
    void proposedTagsWaitForADecisionAndItIsAudited() {
        shell.run("subreddits", "review", "Ok", "r/gardening", "r/pottery");
        database.execute(
                "insert into creatorflow.tag_proposals (subreddit, run_key, raw_id, tags, primary_category, dropped,"
                        + " note, model, registry_digest, proposed_at) values"
                        + " ('gardening', 'a', 1, '{place:garden}', 'place', 0, null, 'small', 'd', now()),"
                        + " ('pottery', 'b', 2, '{}', null, 1, 'none fits', 'small', 'd', now())");

        JsonNode waiting = shell.run("subreddits", "tags", "list", "-o", "json").json();
        assertThat(waiting.get("proposals")).hasSize(1);
        assertThat(waiting.at("/proposals/0/subreddit").asText()).isEqualTo("Gardening");
        assertThat(shell.run("subreddits", "tags", "list", "--all").out()).contains("none fits");

        CommandLineRun accepted =
                shell.run("subreddits", "tags", "accept", "r/GARDENING", "pottery", "--reason", "fits", "-o", "json");
        assertThat(accepted.exitCode()).isEqualTo(3);
        assertThat(accepted.json().at("/decided/0/result").asText()).isEqualTo("ACCEPTED");
        assertThat(accepted.json().at("/decided/1/result").asText()).isEqualTo("NO_PROPOSAL");
        assertThat(database.query(
                        "select tags::text || ' ' || primary_category from reddit_subreddits where tags is not null"))
                .containsExactly("[\"place:garden\"] place");
        assertThat(database.query(
                        "select requester || ' ' || reason || ' ' || (after ->> 'accepted') from creatorflow.audit_log"
                                + " where action = 'accept tags'"))
                .containsExactly("ann fits true");
        assertThat(shell.run("subreddits", "tags", "reject", "gardening").exitCode())
                .isEqualTo(1);
    }

    @Test
    void withoutAKeyNothingIsProposedAndItSaysWhatToSet() {
        CommandLineRun off = shell.run("subreddits", "tags", "propose", "r/gardening");
        assertThat(off.exitCode()).isEqualTo(1);
        assertThat(off.err()).contains("Tagging is off", "OPENAI_API_KEY", "TAGS_REGISTRY_FILE");
    }

    @Test
    void aPlanNamesCallsAndMoneyAndStartsNothing() throws IOException {
        Files.writeString(folder.resolve("tags.txt"), "[place]\ngarden = outside");
        Shell on = shell.with("OPENAI_API_KEY", "sk-1")
                .with("OPENAI_MODEL", "small")
                .with("OPENAI_COST_PER_1000_CALLS_USD", "2")
                .with("TAGS_REGISTRY_FILE", "tags.txt");
        on.run("subreddits", "review", "Ok", "r/gardening", "r/pottery");
        JsonNode plan =
                on.run("subreddits", "tags", "propose", "--plan", "-o", "json").json();
        assertThat(plan.get("calls").asInt()).isEqualTo(2);
        assertThat(plan.get("costUsd").decimalValue()).isEqualByComparingTo("0.004");
        assertThat(plan.get("callsLeftToday").asLong()).isPositive();
        database.execute(
                "insert into creatorflow.api_limits (provider, requests_per_second, settings_requests_per_second,"
                        + " day_cap, day, day_calls) values ('openai', 1, 1, 10, (now() at time zone 'UTC')::date, 7)");
        JsonNode named = on.run("subreddits", "tags", "propose", "r/Pottery", "r/typo", "--plan", "-o", "json")
                .json();
        assertThat(named.get("calls").asInt()).isEqualTo(1);
        assertThat(named.at("/unknown/0").asText()).isEqualTo("typo");
        assertThat(named.get("callsLeftToday").asLong()).isEqualTo(3);
        CommandLineRun typo = on.run("subreddits", "tags", "propose", "r/typo");
        assertThat(typo.exitCode()).isEqualTo(1);
        assertThat(typo.out()).contains("NOT_FOUND", "it is not stored");
        Files.writeString(folder.resolve("tags.txt"), "{\"not\": \"tags\"}");
        CommandLineRun wrong = on.run("subreddits", "tags", "propose", "--plan");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 1").doesNotContain("sk-1");
    }

    @Test
    void manyProposalsBeginAtTheRateAtWhichTheyEnd() {
        assertThat(TagsProposeCommand.delay(19, 0.5)).isZero();
        assertThat(TagsProposeCommand.delay(20, 0.5)).hasSeconds(2);
        assertThat(TagsProposeCommand.delay(999, 0.05)).hasSeconds(19_600);
    }

    @Test
    void postsThatStandOutAreListedOfChosenCommunitiesThreeOfEach() {
        shell.run("subreddits", "review", "Ok", "r/gardening");
        for (String name : List.of("Gardening", "Pottery")) {
            database.execute(
                    "insert into reddit_posts (reddit_id, subreddit_name, title, score, num_comments, created_utc)"
                            + " select '" + name + "' || n, '" + name
                            + "', 'title ' || n, 100 * n, n, now() - n * interval '20 hours'"
                            + " from generate_series(1, 5) n");
        }
        JsonNode posts = shell.run("subreddits", "viral", "-o", "json").json().get("posts");
        assertThat(StreamSupport.stream(posts.spliterator(), false)
                        .map(post -> post.get("redditId").asText()))
                .as("the best three of the last 72 hours")
                .containsExactlyInAnyOrder("Gardening3", "Gardening2", "Gardening1");
        assertThat(posts.at("/0/viralScore").asDouble())
                .isGreaterThan(posts.at("/2/viralScore").asDouble());
        assertThat(shell.run("subreddits", "viral", "--since", "30h", "--per-subreddit", "1", "-o", "csv")
                        .out())
                .contains("Gardening1")
                .doesNotContain("Gardening2");
        assertThat(shell.run("subreddits", "viral", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void redditDefect36WhatIsNoReviewIsRefused() {
        assertThat(shell.run("subreddits", "review", "Fine", "r/pottery").exitCode())
                .isEqualTo(2);
        CommandLineRun banned = shell.run("subreddits", "review", "Banned", "r/pottery");
        assertThat(banned.exitCode()).isEqualTo(2);
        assertThat(banned.err()).contains("no decision of staff");
        assertThat(shell.run("subreddits", "review", "Ok", "u/someone").exitCode())
                .isEqualTo(2);
    }

    @Test
    void oneCommunityIsShownWithWhoLedToIt() {
        database.execute(
                "insert into creatorflow.reddit_discoveries (found, found_name, source_kind, source, depth, found_at, outcome, run_key)"
                        + " values ('pottery', 'Pottery', 'SIDEBAR', 'gardening', 1, now(), 'STORED', 'run')");
        CommandLineRun shown = shell.run("subreddits", "show", "POTTERY");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("Pottery", "unreviewed", "sidebar gardening");
        assertThat(shell.run("subreddits", "show", "nowhere").exitCode()).isEqualTo(1);
        assertThat(shell.run("subreddits", "show", "u/someone").exitCode()).isEqualTo(2);
    }

    @Test
    void redditorsAreStoredAsOurs() {
        assertThat(shell.run("redditors", "add", "u/Some-One", "other_one").exitCode())
                .isZero();
        shell.run("redditors", "add", "--not-ours", "OTHER_ONE");
        JsonNode ours = shell.run("redditors", "list", "--ours", "-o", "json").json();
        assertThat(ours.get("redditors")).hasSize(1);
        assertThat(ours.at("/redditors/0/username").asText()).isEqualTo("Some-One");
        assertThat(shell.run("redditors", "list").out()).contains("other_one");
        assertThat(shell.run("redditors", "show", "some-one").out()).contains("Some-One", "inactive");
        assertThat(shell.run("redditors", "show", "nobody_here").exitCode()).isEqualTo(1);
    }

    @Test
    void communitiesAndPostsAreExported() {
        database.execute(
                "insert into reddit_posts (reddit_id, title, subreddit_name) values ('abc', 'A pot', 'Pottery')");
        assertThat(shell.run("export", "subreddits").out()).contains("Gardening", "Pottery", "u_someone");
        assertThat(shell.run("export", "reddit-posts").out()).contains("A pot");
        assertThat(shell.run("export", "redditors").exitCode()).isZero();
        assertThat(shell.run("export", "subreddits", "--where", "niche=x").exitCode())
                .isEqualTo(2);
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.get("subreddits").spliterator(), false)
                .map(one -> one.get("name").asText())
                .toList();
    }
}
