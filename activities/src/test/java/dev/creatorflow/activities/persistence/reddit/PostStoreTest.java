package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.persistence.staff.TagStaff;
import dev.creatorflow.activities.persistence.staff.TagStaff.Decided;
import dev.creatorflow.activities.persistence.staff.TagStaff.Result;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PostStoreTest {
    private final RedditScrapes scrapes = new RedditScrapes();

    @BeforeEach
    void aCommunity() {
        scrapes.run("r/golang").about(about("golang"));
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void redditDefect12PostsAreKeptForEveryReview() {
        for (String review : new String[] {"No Seller", "Ok", null}) {
            scrapes.rows.change("update public.reddit_subreddits set review = ?", review);
            String id = "p" + (review == null ? "x" : review.substring(0, 1).toLowerCase(Locale.ROOT));
            assertThat(scrapes.run("r/golang")
                            .posts(RedditCall.TOP_WEEK, post(id, "ann", "golang"))
                            .counts())
                    .isEqualTo(new PostCounts(1, 1, 1, 0));
        }
    }

    /** Both orders at once: a decision that falls into a page's statement, and a page whose rows a decision is to follow. */
    @Test
    @Timeout(60)
    void tagsAcceptedWhileAPageIsSavedStandBesideItsPosts() throws Exception {
        scrapes.rows.change("update public.reddit_subreddits set review = 'Ok', tags = null");
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang"));
        scrapes.rows.change("insert into creatorflow.tag_proposals (subreddit, run_key, raw_id, tags, dropped, model,"
                + " registry_digest, proposed_at) values ('golang', 'a', 1, '{place:garden}', 0, 'small', 'd', now())");
        scrapes.later(Duration.ofHours(1));
        Run again = scrapes.run("r/golang");
        TagStaff staff = new TagStaff(scrapes.database, scrapes.clock);
        try (Connection other = scrapes.database.dataSource().getConnection();
                Statement holding = other.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            holding.execute("select 1 from public.reddit_posts where reddit_id = 'p1' for update");
            Future<?> page = threads.submit(
                    () -> again.posts(RedditCall.NEW, post("p1", "Ann", "golang"), post("p2", "Ann", "golang")));
            awaitWaiting(1);
            Future<List<Decided>> accepted =
                    threads.submit(() -> staff.accept(List.of("golang"), new Requester("eve", null)));
            awaitWaiting(2);
            other.rollback();

            page.get();
            assertThat(accepted.get()).extracting(Decided::result).containsExactly(Result.ACCEPTED);
        }
        assertThat(scrapes.rows.all("select sub_tags::text as tags from public.reddit_posts"))
                .extracting(row -> row.get("tags"))
                .containsExactly("[\"place:garden\"]", "[\"place:garden\"]");
    }

    private void awaitWaiting(long connections) {
        while (!scrapes.rows
                .value("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'")
                .equals(connections)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void redditDefect13APostWithoutAnAuthorFailsNothing() {
        scrapes.run("r/golang")
                .posts(
                        RedditCall.NEW,
                        post("p1", "[deleted]", "golang"),
                        post("p2", "AutoModerator", "golang"),
                        post("p3", "Ann", "golang"));

        assertThat(scrapes.rows.all("select author_username from public.reddit_posts order by reddit_id"))
                .extracting(row -> row.get("author_username"))
                .containsExactly(null, "AutoModerator", "Ann");
    }

    @Test
    void anAnswerThatNamesNoAuthorsTakesNobodyForDeleted() {
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang"));
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang", p -> p.remove("author")));
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "", "golang"));

        assertThat(scrapes.rows.value("select author_username from public.reddit_posts"))
                .isEqualTo("Ann");
        assertThat(scrapes.rows.value("select count(*) from public.reddit_users"))
                .isEqualTo(1L);
        assertThat(scrapes.rows.value("select count(*) from creatorflow.reddit_removals"))
                .isEqualTo(0L);
    }

    @Test
    void aPageFromBeforeADeletionThatIsSavedAfterItBringsNothingBack() {
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang"));
        Run slow = scrapes.run("r/golang");
        scrapes.later(Duration.ofMinutes(1));
        long fetched = slow.answer(
                RedditCall.TOP_WEEK, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(post("p1", "Ann", "golang"))));
        scrapes.later(Duration.ofMinutes(1));
        scrapes.run("r/golang")
                .posts(RedditCall.NEW, post("p1", "Ann", "golang", p -> p.put("removed_by_category", "deleted")));

        slow.save(RedditCall.TOP_WEEK, fetched);

        assertThat(scrapes.rows.one("select title, content_removed_at is not null as removed from public.reddit_posts"))
                .containsEntry("title", null)
                .containsEntry("removed", true);
        assertThat(scrapes.body(fetched)).doesNotContain("Title p1");

        scrapes.later(Duration.ofMinutes(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang"));
        assertThat(scrapes.rows.value("select title from public.reddit_posts"))
                .as("it stands upstream again")
                .isEqualTo("Title p1");
    }

    @Test
    void redditDefect14And16AuthorsComeWithTheirPostsAndDoNotLookScraped() {
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "Ann", "golang"));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p2", "ANN", "golang"));

        assertThat(scrapes.rows.one("select username, last_scraped_at from public.reddit_users"))
                .containsEntry("username", "Ann")
                .containsEntry("last_scraped_at", null);
        assertThat(scrapes.rows.all("select distinct author_username from public.reddit_posts"))
                .hasSize(1);
    }

    @Test
    void howScoreAndCommentsWentIsKept() {
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "ann", "golang"));
        scrapes.later(Duration.ofHours(5));
        scrapes.run("r/golang")
                .posts(
                        RedditCall.NEW,
                        post("p1", "ann", "golang", p -> p.put("score", 40).put("num_comments", 9)));
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "ann", "golang", p -> p.putNull("score")));

        assertThat(scrapes.rows.all("select score from creatorflow.reddit_observations order by observed_at"))
                .extracting(row -> row.get("score"))
                .containsExactly(10L, 40L, null);
        assertThat(scrapes.rows.one(
                        "select score, num_comments, comment_to_upvote_ratio, posting_hour, posting_day_of_week, content_type"
                                + " from public.reddit_posts"))
                .containsEntry("score", 40L)
                .containsEntry("comment_to_upvote_ratio", new BigDecimal("0.225"))
                .containsEntry("posting_hour", 11)
                .containsEntry("posting_day_of_week", 5)
                .containsEntry("content_type", "text");
    }

    @Test
    void anEntryThatCannotBeReadIsKeptAsRejectedBesideTheOthers() {
        assertThat(scrapes.run("r/golang")
                        .posts(
                                RedditCall.NEW,
                                post("p1", "ann", "golang"),
                                RedditScrapes.object().put("x", 1))
                        .counts())
                .isEqualTo(new PostCounts(1, 1, 1, 1));
        assertThat(scrapes.rows.value("select count(*) from creatorflow.unmapped_items"))
                .isEqualTo(1L);
    }

    @Test
    void ofAHistoryPostsInKnownCommunitiesAreKept() {
        scrapes.run("u/ann").posts(RedditCall.SUBMITTED, post("p1", "ann", "GOLANG"), post("p2", "ann", "elsewhere"));

        assertThat(scrapes.rows.one("select reddit_id, subreddit_name from public.reddit_posts"))
                .containsEntry("reddit_id", "p1")
                .containsEntry("subreddit_name", "golang");
    }

    @Test
    void redditDefect15And22ARedditorHasScoresAndIsReadAgainByAge() {
        Run run = scrapes.run("u/ann");
        run.user(user("Ann"));
        run.posts(RedditCall.SUBMITTED);
        run.compute();
        run.close(Outcome.COMPLETE, null);

        assertThat(scrapes.rows.one(
                        "select username, account_age_days, total_karma, karma_per_day, total_posts_analyzed, overall_user_score,"
                                + " due_at, history_at, is_suspended from public.reddit_users"))
                .containsEntry("account_age_days", 400L)
                .containsEntry("total_karma", 500L)
                .containsEntry("karma_per_day", new BigDecimal("1.25"))
                .containsEntry("total_posts_analyzed", 0L)
                .containsEntry("is_suspended", false)
                .containsEntry("due_at", scrapes.now().plus(Duration.ofDays(30)))
                .containsEntry("history_at", scrapes.now())
                .doesNotContainEntry("overall_user_score", null);
    }

    @Test
    void aSuspendedRedditorKeepsWhatIsKnown() {
        scrapes.run("u/ann").user(user("Ann"));
        scrapes.rows.change("update public.reddit_users set our_creator = true, notes = 'n', status = 'active'");
        for (int sighting = 0; sighting < 3; sighting++) {
            scrapes.later(Duration.ofHours(7));
            scrapes.run("u/ann").refused(Unavailable.SUSPENDED);
        }

        assertThat(scrapes.rows.one(
                        "select total_karma, our_creator, notes, status, is_suspended from public.reddit_users"))
                .containsEntry("total_karma", 500L)
                .containsEntry("our_creator", true)
                .containsEntry("notes", "n")
                .containsEntry("status", "active")
                .containsEntry("is_suspended", true);
    }
}
