package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.NOON;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Walk;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubredditStoreTest {
    private final RedditScrapes scrapes = new RedditScrapes();

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void redditDefect05And09ATypedNameAndRedditsOwnAreOneRow() {
        scrapes.community("golang", "Ok");
        scrapes.rows.change("update public.reddit_subreddits set tags = '[\"a\"]', primary_category = 'b'");

        assertThat(scrapes.run("r/GOLANG").about(about("GoLang")).name()).isEqualTo("GoLang");

        assertThat(scrapes.rows.one("select name, review, tags::text, primary_category from public.reddit_subreddits"))
                .containsEntry("name", "GoLang")
                .containsEntry("review", "Ok")
                .containsEntry("tags", "[\"a\"]")
                .containsEntry("primary_category", "b");
    }

    @Test
    void redditDefect09PostsMetBeforeTheCommunityWasReadTakeRedditsLettersWithIt() {
        // As a former database may have it.
        scrapes.rows.change("alter table public.reddit_subreddits add unique (name)");
        scrapes.rows.change("alter table public.reddit_posts add foreign key (subreddit_name)"
                + " references public.reddit_subreddits (name) on delete cascade");
        scrapes.community("GOLANG", "Ok");
        scrapes.run("u/ann").posts(RedditCall.SUBMITTED, post("p1", "ann", "golang"));
        assertThat(scrapes.rows.value("select subreddit_name from public.reddit_posts"))
                .isEqualTo("GOLANG");

        scrapes.run("r/golang").about(about("golang"));

        assertThat(scrapes.rows.value("select name from public.reddit_subreddits"))
                .isEqualTo("golang");
        assertThat(scrapes.rows.value("select subreddit_name from public.reddit_posts"))
                .isEqualTo("golang");
    }

    @Test
    void redditDefect04AnEditOfStaffDuringAScrapeSurvives() {
        scrapes.community("golang", null);
        Run run = scrapes.run("r/golang");
        run.about(about("golang"));
        scrapes.rows.change(
                "update public.reddit_subreddits set review = 'No Seller', tags = '[\"x\"]', primary_category = 'c'");
        run.rules("Be nice");
        run.posts(RedditCall.TOP_WEEK, post("p1", "ann", "golang"));
        run.compute();
        run.close(Outcome.COMPLETE, null);

        assertThat(scrapes.rows.one("select review, tags::text, primary_category from public.reddit_subreddits"))
                .containsEntry("review", "No Seller")
                .containsEntry("tags", "[\"x\"]")
                .containsEntry("primary_category", "c");
    }

    @Test
    void redditDefect10WhatRedditReportsIsKeptApartFromStaffsOverride() {
        scrapes.community("golang", "Ok");
        scrapes.run("r/golang").about(about("golang").put("over18", true));
        assertThat(over18()).isEqualTo(List.of(true, true));

        scrapes.rows.change("update public.reddit_subreddits set over18_override = false, over18 = false");
        scrapes.run("r/golang").about(about("golang").put("over18", true));
        assertThat(over18()).isEqualTo(List.of(false, true));
    }

    private List<Object> over18() {
        return List.copyOf(scrapes.rows
                .one("select over18, over18_reported from public.reddit_subreddits")
                .values());
    }

    @Test
    void redditDefect11ASearchListingIsNoCommunity() {
        scrapes.community("golang", "Ok");
        Run run = scrapes.run("r/golang");
        long raw = run.answer(
                RedditCall.ABOUT, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(post("p1", "ann", "other"))));

        assertThatThrownBy(() -> scrapes.store.saveSubreddit(new SaveAnswer(run.key, run.target, raw, true)))
                .hasMessageContaining("not found");
        assertThat(scrapes.rows.value("select last_scraped_at is null from public.reddit_subreddits"))
                .isEqualTo(true);
    }

    @Test
    void aPartialAboutOverwritesNothingKnown() {
        scrapes.run("r/golang").about(about("golang"));
        scrapes.later(Duration.ofHours(1));
        Run later = scrapes.run("r/golang");
        later.about(RedditScrapes.object()
                .put("display_name", "golang")
                .putNull("subscribers")
                .putNull("description"));

        assertThat(scrapes.rows.one("select title, subscribers, description from public.reddit_subreddits"))
                .containsEntry("title", "Title of golang")
                .containsEntry("subscribers", 1_000L)
                .containsEntry("description", "Sidebar of golang");
    }

    @Test
    void redditDefect03RulesThatAreEmptyAreKnownAndThoseThatWereNotReadStay() {
        Run first = scrapes.run("r/golang");
        first.about(about("golang"));
        assertThat(scrapes.rows.value(
                        "select rules_data is null and verification_required is null from public.reddit_subreddits"))
                .isEqualTo(true);
        first.rules("You must be verified to post");
        assertThat(
                        scrapes.rows.one(
                                "select jsonb_array_length(rules_data) as n, verification_required from public.reddit_subreddits"))
                .containsEntry("n", 1)
                .containsEntry("verification_required", true);

        Run withoutRules = scrapes.run("r/golang");
        withoutRules.about(about("golang"));
        withoutRules.close(Outcome.PARTIAL, null);
        assertThat(scrapes.rows.value("select jsonb_array_length(rules_data) from public.reddit_subreddits"))
                .isEqualTo(1);

        scrapes.run("r/golang").rules();
        assertThat(
                        scrapes.rows.one(
                                "select jsonb_array_length(rules_data) as n, verification_required from public.reddit_subreddits"))
                .containsEntry("n", 0)
                .containsEntry("verification_required", false);
    }

    @Test
    void redditDefect19AKeywordIsASuggestionWithThePhraseThatHit() {
        scrapes.store = scrapes.storeWith(RedditScrapes.CARE, KeywordRules.parse(List.of("[locks]", "lock picking")));
        Run run = scrapes.run("r/golang");
        run.about(about("golang"));
        run.rules("No lock picking here");

        assertThat(
                        scrapes.rows.one(
                                "select review, suggested_review, suggested_phrase, suggested_theme from public.reddit_subreddits"))
                .containsEntry("review", null)
                .containsEntry("suggested_review", "Non Related")
                .containsEntry("suggested_phrase", "lock picking")
                .containsEntry("suggested_theme", "locks");

        scrapes.run("r/golang").rules("Posts will be locked");
        assertThat(scrapes.rows.value("select suggested_review from public.reddit_subreddits"))
                .isNull();
    }

    @Test
    void redditDefect02AnErrorChangesReachabilityOnlyAndOnlyOverTime() {
        scrapes.community("golang", "Ok");
        scrapes.run("r/golang").about(about("golang"));
        for (int sighting = 1; sighting <= 2; sighting++) {
            scrapes.later(Duration.ofHours(7));
            assertThat(scrapes.run("r/golang").refused(Unavailable.BANNED).believed())
                    .isFalse();
        }
        assertThat(standing()).isEqualTo("REACHABLE");
        scrapes.later(Duration.ofMinutes(5));
        assertThat(scrapes.run("r/golang").refused(Unavailable.BANNED).sightings())
                .isEqualTo(2);
        scrapes.later(Duration.ofHours(7));
        assertThat(scrapes.run("r/golang").refused(Unavailable.BANNED).believed())
                .isTrue();

        assertThat(standing()).isEqualTo("BANNED");
        assertThat(scrapes.rows.one("select review, title from public.reddit_subreddits"))
                .containsEntry("review", "Ok")
                .containsEntry("title", "Title of golang");

        scrapes.later(Duration.ofHours(7));
        scrapes.run("r/golang").about(about("golang"));
        assertThat(standing()).isEqualTo("REACHABLE");
    }

    @Test
    void redditDefect02ARefusalWithoutAReasonTakesLongerToBelieve() {
        for (int sighting = 1; sighting <= 5; sighting++) {
            scrapes.later(Duration.ofHours(7));
            assertThat(scrapes.run("r/golang").refused(Unavailable.FORBIDDEN).believed())
                    .isEqualTo(sighting == 5);
        }
    }

    @Test
    void aFilteredCommunityIsBelievedBesideItsGoodAboutPageAndEndsWithContent() {
        for (int sighting = 1; sighting <= 3; sighting++) {
            scrapes.later(Duration.ofHours(7));
            Run run = scrapes.run("r/golang");
            run.about(about("golang").put("over18", true));
            assertThat(scrapes.store
                            .saveUnavailable(new dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveUnavailable(
                                    run.key, run.target, null, Unavailable.FILTERED))
                            .believed())
                    .isEqualTo(sighting == 3);
        }
        assertThat(standing()).isEqualTo("FILTERED");

        scrapes.run("r/golang").posts(RedditCall.NEW, post("p1", "ann", "golang"));
        assertThat(standing()).isEqualTo("REACHABLE");
    }

    private Object standing() {
        return scrapes.rows.value("select status from creatorflow.reachability where target = 'r/golang'");
    }

    @Test
    void redditDefect17FiguresAreKeptPerDayAndAnEmptyWeekOverwritesNothing() {
        Run first = scrapes.run("r/golang");
        first.about(about("golang"));
        first.posts(
                RedditCall.TOP_WEEK,
                post("p1", "ann", "golang"),
                post("p2", "bob", "golang"),
                post("p3", "cid", "golang"));
        first.compute();
        first.compute();
        scrapes.later(Duration.ofDays(1));
        Run second = scrapes.run("r/golang");
        second.about(about("golang").put("subscribers", 1_100));
        second.posts(RedditCall.TOP_WEEK);
        second.compute();

        assertThat(scrapes.rows.one(
                        "select avg_upvotes_per_post, engagement, subreddit_score, community_score, metrics_version"
                                + " from public.reddit_subreddits"))
                .containsEntry("avg_upvotes_per_post", new BigDecimal("10.0"))
                .containsEntry("engagement", new BigDecimal("0.4"))
                .containsEntry("subreddit_score", new BigDecimal("63.25"))
                .containsEntry("community_score", new BigDecimal("7.07"))
                .containsEntry("metrics_version", 2);
        assertThat(scrapes.rows.all("select subscribers, week_posts, subreddit_score,"
                        + " figures -> 'subreddit_score' ->> 'version' as version"
                        + " from creatorflow.subreddit_snapshots order by day"))
                .hasSize(2)
                .satisfiesExactly(
                        day -> assertThat(day).containsEntry("week_posts", 3).containsEntry("version", "1"),
                        day -> assertThat(day)
                                .containsEntry("subscribers", 1_100L)
                                .containsEntry("week_posts", 0)
                                .containsEntry("subreddit_score", null));
    }

    @Test
    void aRepeatedStepChangesNothing() {
        Run run = scrapes.run("r/golang");
        run.about(about("golang"));
        long raw = run.answer(
                RedditCall.NEW, 0, 200, RedditScrapes.bytes(RedditScrapes.listing(post("p1", "ann", "golang"))));
        var save = new dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts(
                run.key, run.target, RedditCall.NEW, 0, raw, true);

        assertThat(scrapes.store.savePosts(save)).isEqualTo(scrapes.store.savePosts(save));
        assertThat(scrapes.rows.value("select count(*) from creatorflow.reddit_observations"))
                .isEqualTo(1L);
    }

    @Test
    void redditDefect30AFinishedWalkIsWhereTheNextOneEndsAndTheTargetIsDueLater() {
        scrapes.community("golang", "Ok");
        Run run = scrapes.run("r/golang");
        assertThat(run.plan.newSince()).isNull();
        assertThat(run.plan.mostNew()).isEqualTo(100);
        run.about(about("golang"));
        run.close(
                Outcome.COMPLETE,
                null,
                new Walk(RedditCall.NEW, NOON.minusSeconds(60), NOON.minusSeconds(9_000), false));

        assertThat(scrapes.run("r/golang").plan.newSince()).isEqualTo(NOON.minusSeconds(60));
        assertThat(scrapes.rows.value("select due_at from public.reddit_subreddits"))
                .isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void aCommunityThatIsNotFollowedIsAskedForByStaffOnly() {
        scrapes.community("cats", "Non Related");

        assertThat(scrapes.run("r/cats").plan.notWanted()).contains("Non Related");
        assertThat(scrapes.staffRun("r/cats").plan.notWanted()).isNull();
    }
}
