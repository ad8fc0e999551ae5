package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeFiguresTest {

    private static CreatorAnalytics engaged(long reels, long posts) {
        return Figures.of(
                (Long) null,
                Sample.reel("1").views(9_000_000).counts(reels, 0),
                Sample.post("2").counts(posts, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "151, 100, reels",
        "150, 100, mixed",
        "100, 100, mixed",
        "100, 150, mixed",
        "100, 151, posts",
        "1, 0, reels",
        "0, 1, posts",
    })
    void defect34TypesAreComparedByInteractionsAlsoWithoutFollowers(long reels, long posts, String expected) {
        assertThat(engaged(reels, posts).measure(Metric.BEST_CONTENT_TYPE).text())
                .isEqualTo(expected);
        assertThat(engaged(reels, posts).measure(Metric.BEST_PERFORMING_TYPE).text())
                .isEqualTo(expected);
    }

    @Test
    void defect34NoInteractionAtAllFavoursNobodyHoweverManyPlays() {
        assertThat(engaged(0, 0).measure(Metric.BEST_CONTENT_TYPE).text()).isNull();
        assertThat(engaged(0, 0).measure(Metric.BEST_PERFORMING_TYPE).text()).isEqualTo("unknown");
        assertThat(engaged(0, 0).measure(Metric.LEGACY_BEST_CONTENT_TYPE).text())
                .isEqualTo("reels");
    }

    @Test
    void theRatioComparesLikeWithLike() {
        assertThat(engaged(300, 200).value(Metric.REELS_VS_POSTS_PERFORMANCE)).isEqualTo(1.5);
        assertThat(engaged(0, 200).value(Metric.REELS_VS_POSTS_PERFORMANCE)).isZero();
        assertThat(engaged(300, 0).value(Metric.REELS_VS_POSTS_PERFORMANCE)).isNull();
        assertThat(Figures.of(Sample.reel("1").counts(1, 1)).value(Metric.REELS_VS_POSTS_PERFORMANCE))
                .isNull();
        assertThat(Figures.of(Sample.post("1").counts(1, 1)).value(Metric.REELS_VS_POSTS_PERFORMANCE))
                .isNull();
    }

    @Test
    void aTypeThatIsNotPostedLosesOnlyWhereItsStreamWasWalked() {
        Sample reel = Sample.reel("1").counts(5, 5);
        Sample post = Sample.post("1").counts(5, 5);
        StreamCoverage walked = StreamCoverage.complete();
        StreamCoverage unknown = StreamCoverage.unknown();
        assertThat(best(walked, walked, reel)).isEqualTo("reels");
        assertThat(best(walked, unknown, reel)).isNull();
        assertThat(best(walked, walked, post)).isEqualTo("posts");
        assertThat(best(unknown, walked, post)).isNull();
        assertThat(best(walked, walked)).isNull();
    }

    @Test
    void mediaWhoseInteractionsAreAllUnknownDecideNothing() {
        StreamCoverage walked = StreamCoverage.complete();
        assertThat(best(
                        walked,
                        walked,
                        Sample.reel("1").counts(5, 5),
                        Sample.post("2").hiddenLikes()))
                .isNull();
        assertThat(best(
                        walked,
                        walked,
                        Sample.reel("1").hiddenLikes(),
                        Sample.post("2").counts(5, 5)))
                .isNull();
    }

    private static String best(StreamCoverage reels, StreamCoverage feed, Sample... media) {
        return Figures.of(reels, feed, media).measure(Metric.BEST_CONTENT_TYPE).text();
    }
}
