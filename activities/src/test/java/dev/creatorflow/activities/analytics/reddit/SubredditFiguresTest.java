package dev.creatorflow.activities.analytics.reddit;

import static dev.creatorflow.activities.analytics.reddit.Posts.NOON;
import static dev.creatorflow.activities.analytics.reddit.Posts.at;
import static dev.creatorflow.activities.analytics.reddit.Posts.pinned;
import static dev.creatorflow.activities.analytics.reddit.Posts.post;
import static dev.creatorflow.activities.analytics.reddit.Posts.recent;
import static dev.creatorflow.activities.analytics.reddit.Posts.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creatorflow.activities.analytics.reddit.SubredditSample.Poster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubredditFiguresTest {
    /** Three posts with 1, 2 and 4 upvotes and 1, 2 and 3 comments; by hand from the former system's formulas. */
    @Test
    void theFormerFormulasGiveTheFormerNumbers() {
        SubredditFigures figures = week(List.of(post(1L, 1L), post(2L, 2L), post(4L, 3L)));

        assertThat(figures.value(RedditMetric.AVG_UPVOTES_PER_POST)).isEqualTo(2.33);
        assertThat(figures.value(RedditMetric.ENGAGEMENT)).isEqualTo(0.857143);
        assertThat(figures.value(RedditMetric.SUBREDDIT_SCORE)).isEqualTo(44.69);
        assertThat(figures.value(RedditMetric.WEEK_POSTS)).isEqualTo(3);
    }

    @Test
    void halvesAreRoundedToEvenOnTheBinaryValue() {
        assertThat(Rounding.to(2, 0.125)).isEqualTo(0.12);
        assertThat(Rounding.to(2, 0.375)).isEqualTo(0.38);
        assertThat(Rounding.to(2, 2.675)).isEqualTo(2.67);
    }

    @Test
    void redditDefect17TheNewScoreRisesWithUpvotesWhereTheOldOneCancelsThem() {
        List<PostSample> few = List.of(post(10L, 4L), post(10L, 4L), post(10L, 4L));
        List<PostSample> many = List.of(post(1_000L, 4L), post(1_000L, 4L), post(1_000L, 4L));

        assertThat(week(few).value(RedditMetric.SUBREDDIT_SCORE))
                .isEqualTo(week(many).value(RedditMetric.SUBREDDIT_SCORE));
        assertThat(week(few).value(RedditMetric.COMMUNITY_SCORE)).isEqualTo(7.07);
        assertThat(week(many).value(RedditMetric.COMMUNITY_SCORE)).isEqualTo(70.71);
    }

    @Test
    void redditDefect17OneViralThreadAndASmallSampleDoNotDecideTheNewScore() {
        List<PostSample> usual = List.of(post(10L, 4L), post(11L, 4L), post(12L, 4L), post(10L, 4L), post(11L, 4L));
        List<PostSample> withViral = new ArrayList<>(usual);
        withViral.set(0, post(50_000L, 9_000L));

        assertThat(week(withViral).value(RedditMetric.COMMUNITY_SCORE))
                .isCloseTo(week(usual).value(RedditMetric.COMMUNITY_SCORE), within(1.0));
        assertThat(week(List.of(post(10L, 4L), post(10L, 4L))).value(RedditMetric.COMMUNITY_SCORE))
                .isNull();
    }

    @Test
    void redditDefect17AWeekWithoutPostsIsUnknownAndNotZero() {
        SubredditFigures empty = week(List.of());

        assertThat(empty.value(RedditMetric.WEEK_POSTS)).isZero();
        assertThat(empty.value(RedditMetric.AVG_UPVOTES_PER_POST)).isNull();
        assertThat(empty.value(RedditMetric.ENGAGEMENT)).isNull();
        assertThat(empty.value(RedditMetric.SUBREDDIT_SCORE)).isNull();
        assertThat(empty.value(RedditMetric.NSFW_PERCENTAGE)).isNull();
    }

    @Test
    void redditDefect03AWeekThatWasNotReadIsNotAnEmptyOne() {
        SubredditFigures unread = recent(null, List.of());

        assertThat(unread.value(RedditMetric.WEEK_POSTS)).isNull();
        assertThat(unread.all()).hasSize(RedditMetric.values().length);
    }

    @Test
    void redditDefect18PinnedPostsCountInTheFormerScoreOnly() {
        List<PostSample> posts = List.of(pinned(1_000L, 1L), post(10L, 4L), post(10L, 4L), post(10L, 4L));

        assertThat(week(posts).value(RedditMetric.AVG_UPVOTES_PER_POST)).isEqualTo(257.5);
        assertThat(week(posts).value(RedditMetric.COMMUNITY_SCORE)).isEqualTo(7.07);
    }

    @Test
    void redditDefect18APostWithoutAScoreIsLeftOut() {
        SubredditFigures figures = week(List.of(post(10L, 5L), post(null, 7L), post(20L, null)));

        assertThat(figures.value(RedditMetric.AVG_UPVOTES_PER_POST)).isEqualTo(15);
        assertThat(figures.figure(RedditMetric.AVG_UPVOTES_PER_POST).n()).isEqualTo(2);
        assertThat(figures.value(RedditMetric.ENGAGEMENT)).isEqualTo(0.5);
        assertThat(figures.figure(RedditMetric.ENGAGEMENT).n()).isEqualTo(1);
    }

    @Test
    void commentsOverNoUpvotesHaveNoRatio() {
        assertThat(week(List.of(post(0L, 5L), post(-3L, 2L))).value(RedditMetric.ENGAGEMENT))
                .isNull();
    }

    @Test
    void engagementIsAlsoMeasuredByMembers() {
        SubredditFigures figures = recent(2_000L, List.of(post(10L, 1L), post(30L, 3L)));

        assertThat(figures.value(RedditMetric.SUBSCRIBER_ENGAGEMENT_RATIO)).isEqualTo(0.02);
        assertThat(figures.value(RedditMetric.UPVOTES_PER_1000_MEMBERS)).isEqualTo(10);
        assertThat(recent(null, List.of(post(10L, 1L))).value(RedditMetric.SUBSCRIBER_ENGAGEMENT_RATIO))
                .isNull();
        assertThat(recent(0L, List.of(post(10L, 1L))).value(RedditMetric.UPVOTES_PER_1000_MEMBERS))
                .isNull();
    }

    @Test
    void velocityIsScorePerHourAndOldPostsWeighLess() {
        SubredditFigures figures = recent(
                null,
                List.of(at(100L, 1L, NOON.minus(Duration.ofHours(2))), at(60L, 1L, NOON.minus(Duration.ofHours(30)))));

        assertThat(figures.value(RedditMetric.AVG_ENGAGEMENT_VELOCITY)).isEqualTo(26);
        assertThat(figures.value(RedditMetric.WEIGHTED_SCORE)).isEqualTo(88.57);
        assertThat(recent(null, List.of(at(5L, 1L, NOON), at(5L, 1L, null)))
                        .value(RedditMetric.AVG_ENGAGEMENT_VELOCITY))
                .isNull();
    }

    @Test
    void theBestHourIsTheOneWithTheHighestMedian() {
        List<PostSample> posts = new ArrayList<>();
        IntStream.range(0, 10).forEach(day -> posts.add(at(day == 0 ? 90_000L : 1L, 1L, hours(day, 9))));
        IntStream.range(0, 10).forEach(day -> posts.add(at(50L, 1L, hours(day, 20))));
        posts.add(at(80_000L, 1L, hours(3, 4)));

        assertThat(recent(null, posts).value(RedditMetric.BEST_POSTING_HOUR)).isEqualTo(20);
        assertThat(recent(null, posts.subList(0, 19)).value(RedditMetric.BEST_POSTING_HOUR))
                .isNull();
    }

    @Test
    void theBestWeekdayIsAnEnglishWordInUtc() {
        List<PostSample> posts = new ArrayList<>();
        IntStream.range(0, 28).forEach(day -> posts.add(at(day % 7 == 0 ? 50L : 5L, 1L, hours(day, 3))));

        assertThat(recent(null, posts).text(RedditMetric.BEST_POSTING_DAY)).isEqualTo("Saturday");
    }

    private static Instant hours(int daysAgo, int hour) {
        return NOON.minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(hour - 12));
    }

    @Test
    void eachTypeHasItsMeanAndGalleriesAreImages() {
        PostSample gallery = new PostSample(30L, 1L, NOON, false, false, false, false, true, null, null);
        PostSample image =
                new PostSample(10L, 1L, NOON, false, false, false, false, false, "https://i.redd.it/a", "i.redd.it");
        SubredditFigures figures = recent(null, List.of(gallery, image, post(5L, 1L)));

        assertThat(figures.value(RedditMetric.IMAGE_POST_AVG_SCORE)).isEqualTo(20);
        assertThat(figures.value(RedditMetric.TEXT_POST_AVG_SCORE)).isEqualTo(5);
        assertThat(figures.value(RedditMetric.VIDEO_POST_AVG_SCORE)).isNull();
        assertThat(figures.text(RedditMetric.TOP_CONTENT_TYPE)).isEqualTo("image");
    }

    @Test
    void requirementsNeedFivePosters() {
        List<Poster> posters = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new Poster(10L * i, 5L * i, 100L * i))
                .toList();

        assertThat(requirement(posters, RedditMetric.MIN_POST_KARMA)).isEqualTo(30);
        assertThat(requirement(posters, RedditMetric.MIN_COMMENT_KARMA)).isEqualTo(15);
        assertThat(requirement(posters, RedditMetric.MIN_ACCOUNT_AGE_DAYS)).isEqualTo(300);
        assertThat(requirement(posters.subList(0, 5), RedditMetric.MIN_POST_KARMA))
                .isEqualTo(10);
        assertThat(requirement(posters.subList(0, 4), RedditMetric.MIN_POST_KARMA))
                .isNull();
    }

    private static Double requirement(List<Poster> posters, RedditMetric metric) {
        return SubredditFigures.of(new SubredditSample(null, null, List.of(), posters, NOON))
                .value(metric);
    }

    @Test
    void whateverComesInFiguresAreFiniteAndTheOrderDoesNotMatter() {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<PostSample> posts = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                posts.add(at(
                        random.nextInt(5) == 0 ? null : random.nextLong(-5, 1_000_000),
                        random.nextInt(5) == 0 ? null : random.nextLong(0, 10_000),
                        random.nextInt(9) == 0 ? null : NOON.minusSeconds(random.nextInt(3_000_000))));
            }
            SubredditFigures figures =
                    SubredditFigures.of(new SubredditSample(random.nextLong(0, 1_000), posts, posts, List.of(), NOON));
            SubredditFigures reversed =
                    SubredditFigures.of(new SubredditSample(1L, posts.reversed(), posts.reversed(), List.of(), NOON));
            assertThat(figures.all())
                    .as("seed %d, round %d", seed, round)
                    .allSatisfy(figure -> assertThat(figure.value() == null || Double.isFinite(figure.value()))
                            .isTrue());
            assertThat(reversed.value(RedditMetric.COMMUNITY_SCORE))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(figures.value(RedditMetric.COMMUNITY_SCORE));
        }
    }

    @Test
    void moreUpvotesOrCommentsNeverLowerTheNewScore() {
        long seed = 7L;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<PostSample> posts = new ArrayList<>();
            List<PostSample> better = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(8); i++) {
                long score = random.nextLong(1, 10_000);
                long comments = random.nextLong(0, 1_000);
                posts.add(post(score, comments));
                better.add(post(score + random.nextInt(50), comments + random.nextInt(50)));
            }
            assertThat(week(better).value(RedditMetric.COMMUNITY_SCORE))
                    .as("seed %d, round %d", seed, round)
                    .isGreaterThanOrEqualTo(week(posts).value(RedditMetric.COMMUNITY_SCORE));
        }
    }
}
