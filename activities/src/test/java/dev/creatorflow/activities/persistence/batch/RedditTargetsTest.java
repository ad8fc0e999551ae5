package dev.creatorflow.activities.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.persistence.batch.RedditBackfills.Selection;
import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which communities and redditors a cycle reads, and what it grows by. */
class RedditTargetsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String CYCLE = "reddit/cycle/nightly-2026-11-21T12:00:00Z";

    private final Database database = TestDatabase.create();
    private final Rows rows = new Rows(database);
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final BatchStore store = new BatchStore(
            database,
            clock,
            new RefreshTiers(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7)),
            new RedditReach(Duration.ofDays(30), 2, 1, 5));

    @BeforeEach
    void communities() {
        rows.change("""
                insert into public.reddit_subreddits (name, review, last_scraped_at, due_at, depth) values
                    ('Recent', 'Ok', ?::timestamptz - interval '25 hours', ?::timestamptz - interval '1 hour', null),
                    ('Oldest', 'Ok', ?::timestamptz - interval '90 days', ?::timestamptz - interval '89 days', null),
                    ('Never', 'No Seller', null, null, null),
                    ('NotYet', 'Ok', ?::timestamptz - interval '1 hour', ?::timestamptz + interval '23 hours', null),
                    ('Refused', 'Non Related', null, null, null),
                    ('u_feed', 'User Feed', null, null, null),
                    ('Fresh', null, null, null, 1)""", at(), at(), at(), at(), at(), at());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void redditLine07TheOneReadLongestAgoComesFirstAndFreshOnesLast() {
        assertThat(open().due()).isEqualTo(4);
        assertThat(targets()).isEqualTo("r/never r/oldest r/recent r/fresh");
        assertThat(open().due()).as("opened again").isEqualTo(4);
    }

    @Test
    void redditDefect30WhatStaffTurnedDownMeanwhileIsNotStarted() {
        open();
        rows.change("update public.reddit_subreddits set review = 'Non Related' where name = 'Never'");
        rows.change(
                "update public.reddit_subreddits set last_scraped_at = ?::timestamptz + interval '1 hour' where name = 'Oldest'",
                at());

        store.claim(Platform.REDDIT, CYCLE, 10, 10);

        assertThat(
                        text(
                                "select string_agg(target || ' ' || reason, ', ' order by target) from creatorflow.batch_targets where state = 'DROPPED'"))
                .isEqualTo("r/never NOT_WANTED, r/oldest DONE_MEANWHILE");
    }

    @Test
    void redditDefect01ACycleGrowsByAuthorsAndCommunitiesEachOnce() {
        open();
        store.claim(Platform.REDDIT, CYCLE, 10, 10);
        ended("r/oldest", "ann", "ann", "bob", "cid");
        rows.change("""
                insert into creatorflow.reddit_discoveries
                    (found, found_name, source_kind, source, subreddit, depth, found_at, outcome, batch, run_key)
                values ('newone', 'NewOne', 'AUTHOR', 'ann', 'oldest', 1, ?, 'STORED', ?, 'k'),
                       ('newone', 'NEWONE', 'AUTHOR', 'bob', 'oldest', 1, ?, 'STORED', ?, 'k'),
                       ('known', 'Known', 'AUTHOR', 'bob', 'oldest', 1, ?, 'KNOWN', ?, 'k')""", at(), CYCLE, at(), CYCLE, at(), CYCLE);

        store.settle(Platform.REDDIT, CYCLE);
        store.settle(Platform.REDDIT, CYCLE);

        assertThat(targets()).isEqualTo("r/never r/oldest r/recent r/fresh u/ann u/bob r/newone");
        BatchStanding standing = store.standing(CYCLE);
        assertThat(standing.due()).isEqualTo(7);
        assertThat(standing.waiting() + standing.inFlight() + standing.done()).isEqualTo(7);
    }

    @Test
    void redditDefect15AnAuthorWhoWasReadLatelyIsNotReadAgainAndALongAgoOneIs() {
        open();
        store.claim(Platform.REDDIT, CYCLE, 10, 10);
        run("earlier-ann", "u/ann", Duration.ofDays(3));
        run("earlier-bob", "u/bob", Duration.ofDays(60));
        ended("r/oldest", "ann", "bob");

        store.settle(Platform.REDDIT, CYCLE);

        assertThat(targets()).endsWith("u/bob").doesNotContain("u/ann");
    }

    @Test
    void communitiesThatStaffDidNotChooseLeadNowhereBeyondTheDepth() {
        open();
        store.claim(Platform.REDDIT, CYCLE, 10, 10);
        ended("r/fresh", "ann");
        ended("r/never", "bob");

        store.settle(Platform.REDDIT, CYCLE);

        assertThat(targets()).doesNotContain("u/");
    }

    @Test
    void aBackfillHasItsTargetsWrittenDownOnce() {
        RedditBackfills backfills = new RedditBackfills(database, clock);
        Selection all = new Selection(List.of(), null);

        assertThat(backfills.plan(all, 60)).isEqualTo(new RedditBackfills.Plan(4, 16, 16));
        assertThat(backfills
                        .plan(new Selection(List.of(), Duration.ofDays(2)), 60)
                        .targets())
                .isEqualTo(2);
        assertThat(backfills.exists("spring")).isFalse();
        assertThat(backfills.write(
                        "spring",
                        new Selection(
                                List.of(
                                        RedditTarget.subreddit("NewOne"),
                                        RedditTarget.user("Ann"),
                                        RedditTarget.subreddit("newone")),
                                null),
                        "ann"))
                .isEqualTo(2);
        assertThat(backfills.exists("spring")).isTrue();
        assertThat(
                        text(
                                "select string_agg(target, ' ' order by target) from creatorflow.batch_targets where batch = 'backfill/reddit/spring'"))
                .isEqualTo("r/newone u/ann");
        assertThatThrownBy(() -> backfills.write("spring", all, "ann")).hasMessageContaining("already");
    }

    private BatchStanding open() {
        return store.open(new OpenBatch(Platform.REDDIT, CYCLE, Trigger.SCHEDULE, "nightly", NOON, null, null));
    }

    private String targets() {
        return text("select string_agg(target, ' ' order by place) from creatorflow.batch_targets where batch = '"
                + CYCLE + "'");
    }

    /** The target's run ends with a page of the week's best by these authors. */
    private void ended(String target, String... authors) {
        String runKey = text("select run_key from creatorflow.batch_targets where target = '" + target + "'");
        run(runKey, target, Duration.ZERO);
        rows.change("""
                insert into creatorflow.raw_responses
                    (provider, run_key, stream, page, subject, more, items, found, http_status, digest, body_bytes, body, fetched_at)
                values ('reddit', ?, 'top_week', 0, ?, false, 1, true, 200, 'd', 1, '\\x00', ?)""", runKey, target, at());
        for (int i = 0; i < authors.length; i++) {
            rows.change(
                    "insert into creatorflow.reddit_answer_posts (reddit_id, raw_id, author) select ?, max(id), ? from creatorflow.raw_responses",
                    target.substring(2) + i,
                    authors[i]);
        }
    }

    private void run(String runKey, String target, Duration ago) {
        rows.change(
                """
                insert into creatorflow.runs
                    (run_key, platform, target, username, workflow_id, "trigger", batch, started_at, closed_at, verdict, outcome, calls_total)
                values (?, 'reddit', ?, ?, 'w', 'SCHEDULE', ?, ?, ?, 'RAN', 'COMPLETE', 4)""",
                runKey,
                target,
                target.substring(2),
                CYCLE,
                Timestamp.from(NOON.minus(ago)),
                Timestamp.from(NOON.minus(ago)));
    }

    private String text(String sql) {
        return String.valueOf(rows.value(sql));
    }

    private static Timestamp at() {
        return Timestamp.from(NOON);
    }
}
