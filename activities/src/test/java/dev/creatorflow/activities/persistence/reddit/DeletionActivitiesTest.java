package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.workflows.reddit.DeletionActivities.AskChecks;
import dev.creatorflow.workflows.reddit.DeletionActivities.Checked;
import dev.creatorflow.workflows.reddit.DeletionActivities.SaveChecks;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionActivitiesTest {
    private final RedditScrapes scrapes = new RedditScrapes();
    private final DeletionActivitiesImpl deletions = scrapes.deletions();
    private long listing;

    @BeforeEach
    void threePosts() {
        Run run = scrapes.run("r/golang");
        run.about(about("golang"));
        run.posts(
                RedditCall.NEW, post("p1", "Ann", "golang"), post("p2", "Bob", "golang"), post("p3", "Ann", "golang"));
        listing = (Long) scrapes.rows.value("select id from creatorflow.raw_responses where stream = 'new'");
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void postsAreDueAfterHalfTheIntervalTheLongestUnseenFirst() {
        assertThat(due()).isEmpty();
        scrapes.later(Duration.ofHours(23));
        scrapes.run("r/golang").posts(RedditCall.NEW, post("p2", "Bob", "golang"));
        scrapes.later(Duration.ofMinutes(61));
        assertThat(due()).containsExactly("t3_p1", "t3_p3");
        assertThat(due()).containsExactly("t3_p1", "t3_p3");
    }

    private List<String> due() {
        return deletions.dueChecks(new AskChecks("check", 0, 100)).ids();
    }

    @Test
    void whatItsAuthorDeletedLosesItsContentInRowsAndStoredAnswers() {
        scrapes.later(Duration.ofDays(1));
        Checked checked = check(
                List.of("t3_p1", "t3_p2", "t3_p3"),
                post(
                        "p1",
                        "[deleted]",
                        "golang",
                        p -> p.put("selftext", "[deleted]")
                                .put("title", "[deleted by user]")
                                .put("removed_by_category", "deleted")),
                post("p2", "Bob", "golang"),
                post("p3", "Ann", "golang"));

        assertThat(checked).isEqualTo(new Checked(2, 1));
        assertThat(scrapes.rows.one(
                        "select title, selftext, author_username, url, score, content_removed_at is not null as gone"
                                + " from public.reddit_posts where reddit_id = 'p1'"))
                .containsEntry("title", null)
                .containsEntry("selftext", null)
                .containsEntry("author_username", null)
                .containsEntry("url", null)
                .containsEntry("score", 10L)
                .containsEntry("gone", true);
        assertThat(scrapes.body(listing)).doesNotContain("Text p1", "Title p1").contains("Text p2", "\"p1\"");
        assertThat(scrapes.rows.one("select why, answers_cleared from creatorflow.reddit_removals"))
                .containsEntry("why", "DELETED")
                .containsEntry("answers_cleared", 1);
        assertThat(scrapes.rows.value("select count(*) from public.reddit_users where username = 'Ann'"))
                .isEqualTo(1L);
    }

    @Test
    void aPostThatAnAnswerLeavesOutIsGoneAndAnEmptyAnswerIsNotBelievedAtOnce() {
        scrapes.later(Duration.ofDays(1));
        assertThat(check(List.of("t3_p1", "t3_p2"))).isEqualTo(Checked.NONE);
        assertThat(check(List.of("t3_p3", "t3_p2"), post("p2", "Bob", "golang")))
                .isEqualTo(new Checked(1, 1));
        scrapes.later(Duration.ofHours(25));
        assertThat(due()).contains("t3_p1");
        assertThat(check(List.of("t3_p1"))).isEqualTo(new Checked(0, 1));

        assertThat(scrapes.rows.all(
                        "select subject from creatorflow.reddit_removals where why = 'GONE' order by subject"))
                .extracting(row -> row.get("subject"))
                .containsExactly("p1", "p3");
    }

    @Test
    void ofACommunityThatClosedNothingIsTakenToBeDeletedAndItsPostsStay() {
        scrapes.later(Duration.ofDays(1));
        check(List.of("t3_p1", "t3_p2", "t3_p3"));
        scrapes.run("r/golang").refused(Unavailable.PRIVATE);
        scrapes.later(Duration.ofDays(2));

        assertThat(check(List.of("t3_p1", "t3_p2", "t3_p3"))).isEqualTo(Checked.NONE);
        assertThat(scrapes.rows.value("select count(*) from public.reddit_posts where title is not null"))
                .isEqualTo(3L);
        assertThat(scrapes.body(listing)).contains("Text p1");

        scrapes.run("r/golang").about(about("golang"));
        scrapes.later(Duration.ofDays(1));
        assertThat(check(List.of("t3_p1", "t3_p2"), post("p2", "Bob", "golang")))
                .isEqualTo(new Checked(1, 1));
    }

    @Test
    void anAccountThatIsGoneLosesItsNameEverywhereButStaffsOwnWords() {
        Run profile = scrapes.run("u/Ann");
        profile.user(user("Ann"));
        scrapes.later(Duration.ofDays(1));
        check(List.of("t3_p1"), post("p1", "[deleted]", "golang"));

        assertThat(scrapes.rows.value("select count(*) from public.reddit_users where username = 'Ann'"))
                .isEqualTo(0L);
        assertThat(scrapes.rows.value("select count(*) from public.reddit_posts where author_username = 'Ann'"))
                .isEqualTo(0L);
        assertThat(scrapes.rows.value("select title from public.reddit_posts where reddit_id = 'p3'"))
                .isEqualTo("Title p3");
        assertThat(scrapes.body(listing)).doesNotContain("Ann").contains("Bob", "Text p3");
        assertThat(scrapes.body((Long)
                        scrapes.rows.value("select id from creatorflow.raw_responses where stream = 'user_about'")))
                .isEqualTo("{\"erased\":true}");
        assertThat(scrapes.rows.one(
                        "select kind, subject ~ '^[0-9a-f]{64}$' as digest from creatorflow.reddit_removals"))
                .containsEntry("kind", "USER")
                .containsEntry("digest", true);
    }

    @Test
    void aRowThatStaffWroteInStaysWithoutWhatRedditSaid() {
        scrapes.run("u/Ann").user(user("Ann"));
        scrapes.rows.change(
                "update public.reddit_users set our_creator = true, notes = 'call her' where username = 'Ann'");
        check(List.of("t3_p1"), post("p1", "[deleted]", "golang"));

        assertThat(scrapes.rows.one("select notes, total_karma from public.reddit_users where username = 'Ann'"))
                .containsEntry("notes", "call her")
                .containsEntry("total_karma", null);
    }

    @Test
    void aListingThatShowsADeletionIsFollowedAtOnce() {
        scrapes.later(Duration.ofHours(1));
        scrapes.run("r/golang")
                .posts(
                        RedditCall.NEW,
                        post(
                                "p2",
                                "[deleted]",
                                "golang",
                                p -> p.put("selftext", "[removed]").put("removed_by_category", "moderator")));

        assertThat(scrapes.rows.value("select why from creatorflow.reddit_removals where subject = 'p2'"))
                .isEqualTo("REMOVED");
        assertThat(scrapes.body(listing)).doesNotContain("Text p2");
    }

    @Test
    void answersWithPostsThatNobodyLooksForAgainAreDroppedInTime() {
        scrapes.run("u/Ann").posts(RedditCall.SUBMITTED, post("h1", "Ann", "elsewhere"), post("p1", "Ann", "golang"));
        scrapes.later(Duration.ofHours(47));
        due();
        assertThat(histories()).isEqualTo(1L);
        scrapes.later(Duration.ofHours(2));
        due();
        assertThat(histories()).isZero();
        assertThat(scrapes.body(listing)).contains("Text p1");
    }

    private long histories() {
        return (Long) scrapes.rows.value("select count(*) from creatorflow.raw_responses where stream = 'submitted'");
    }

    private int checks;

    private Checked check(List<String> ids, ObjectNode... posts) {
        Run run = scrapes.run("r/golang");
        long raw = run.answer(RedditCall.INFO, checks++, 200, RedditScrapes.bytes(RedditScrapes.listing(posts)));
        SaveChecks save = new SaveChecks(run.key, 0, ids, raw);
        Checked checked = deletions.saveChecks(save);
        assertThat(deletions.saveChecks(save)).isEqualTo(checked);
        return checked;
    }
}
