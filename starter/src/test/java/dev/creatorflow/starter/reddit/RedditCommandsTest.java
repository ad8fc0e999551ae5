package dev.creatorflow.starter.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
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
