package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.activities.settings.RedditCare;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryStoreTest {
    private final RedditScrapes scrapes = new RedditScrapes();

    @BeforeEach
    void aChosenCommunity() {
        scrapes.community("golang", "Ok");
        Run run = scrapes.run("r/golang");
        run.about(about("golang"));
        run.posts(RedditCall.TOP_WEEK, post("p0", "ann", "golang"));
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void redditDefect01ANewNameInAHistoryBecomesARowOnceWhateverItsCase() {
        Run run = history("RustLang", "rustlang", "golang", "u_Ann");

        assertThat(run.discover()).isEqualTo(new Discovered(1, 1, 1));
        assertThat(run.discover()).isEqualTo(new Discovered(1, 1, 1));
        scrapes.later(Duration.ofMinutes(1));
        assertThat(history("RUSTLANG").discover()).isEqualTo(Discovered.NONE);

        assertThat(scrapes.rows.all("select name, review, depth from public.reddit_subreddits order by lower(name)"))
                .extracting(row -> List.of(row.get("name"), String.valueOf(row.get("review")), row.get("depth")))
                .containsExactly(
                        List.of("golang", "Ok", 0), List.of("RustLang", "null", 1), List.of("u_Ann", "User Feed", 1));
        assertThat(
                        scrapes.rows.all(
                                "select found, source_kind, source, outcome from creatorflow.reddit_discoveries order by found"))
                .extracting(row -> row.get("found") + " " + row.get("source_kind") + " " + row.get("source") + " "
                        + row.get("outcome"))
                .containsExactly("golang AUTHOR ann KNOWN", "rustlang AUTHOR ann STORED", "u_ann AUTHOR ann USER_FEED");
    }

    private Run history(String... subreddits) {
        Run run = scrapes.run("u/Ann", "cycle-1");
        ObjectNode[] posts = new ObjectNode[subreddits.length];
        for (int i = 0; i < subreddits.length; i++) {
            posts[i] = post(
                    "h" + run.key.replace("-", "") + i, "Bob", subreddits[i], p -> p.put("subreddit_subscribers", 500));
        }
        run.posts(RedditCall.SUBMITTED, posts);
        return run;
    }

    @Test
    void sidebarsAndCrosspostsLeadToCommunitiesToo() {
        Run run = scrapes.run("r/golang");
        run.about(
                about("golang")
                        .put(
                                "description",
                                "See /r/Rust, r/golang and https://www.reddit.com/r/zig/ or/r nor x/r/no_way_this_is_a_name_of_30"));
        run.posts(RedditCall.NEW, post("p1", "ann", "golang", p -> {
            p.put("crosspost_parent", "t3_far");
            p.putArray("crosspost_parent_list")
                    .addObject()
                    .put("id", "far")
                    .put("name", "t3_far")
                    .put("title", "far")
                    .put("author", "cid")
                    .put("subreddit", "Haskell");
        }));

        assertThat(run.discover().communities()).isEqualTo(3);
        assertThat(scrapes.rows.all("select found, source_kind, source, subreddit from creatorflow.reddit_discoveries"
                        + " where outcome = 'STORED' order by found"))
                .extracting(row -> row.get("found") + " " + row.get("source_kind") + " " + row.get("source"))
                .containsExactly("haskell CROSSPOST golang", "rust SIDEBAR golang", "zig SIDEBAR golang");
    }

    @Test
    void redditDefect33AnUnderscoreIsNoWildcard() {
        Run run = history("unixporn", "UKGirls");

        assertThat(run.discover()).isEqualTo(new Discovered(2, 0, 1));
        assertThat(scrapes.rows.value("select count(*) from public.reddit_subreddits where review = 'User Feed'"))
                .isEqualTo(0L);
    }

    @Test
    void theBudgetHoldsForTheCycleAndWhatIsLeftOutIsLookedAtAgain() {
        scrapes.store = scrapes.storeWith(care(1, 0, RedditCare.Nsfw.ALL, 2), KeywordRules.NONE);

        assertThat(history("a1", "a2", "a3").discover().communities()).isEqualTo(2);
        assertThat(history("a4").discover().communities()).isZero();
        assertThat(scrapes.rows.value(
                        "select count(*) from creatorflow.reddit_discoveries where outcome = 'OVER_BUDGET'"))
                .isEqualTo(2L);

        Run next = scrapes.run("u/Ann", "cycle-2");
        next.posts(RedditCall.SUBMITTED, post("later", "Ann", "a3"));
        assertThat(next.discover().communities()).isEqualTo(1);
    }

    @Test
    void whatTheSettingsDoNotWantIsRememberedAndNotStored() {
        scrapes.store = scrapes.storeWith(care(1, 501, RedditCare.Nsfw.ALL, 9), KeywordRules.NONE);
        history("small").discover();
        scrapes.store = scrapes.storeWith(care(0, 0, RedditCare.Nsfw.ALL, 9), KeywordRules.NONE);
        history("deep").discover();
        scrapes.store = scrapes.storeWith(care(1, 0, RedditCare.Nsfw.NSFW, 9), KeywordRules.NONE);
        history("safe").discover();

        assertThat(scrapes.rows.value("select count(*) from public.reddit_subreddits"))
                .isEqualTo(1L);
        assertThat(scrapes.rows.all("select found, outcome from creatorflow.reddit_discoveries order by found"))
                .extracting(row -> row.get("found") + " " + row.get("outcome"))
                .containsExactly("deep TOO_DEEP", "safe SFW", "small BELOW_MINIMUM");
    }

    private static RedditCare care(int depth, long least, RedditCare.Nsfw nsfw, int budget) {
        RedditCare usual = RedditScrapes.CARE;
        return new RedditCare(
                usual.ok(),
                usual.noSeller(),
                usual.ours(),
                usual.authors(),
                usual.authorsPerCommunity(),
                usual.newPosts(),
                depth,
                least,
                nsfw,
                budget,
                usual.deletionShare(),
                null);
    }
}
