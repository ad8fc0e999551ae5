package dev.creatorflow.activities.analytics.reddit;

import static dev.creatorflow.activities.analytics.reddit.Posts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedditorFiguresTest {
    @Test
    void ageKarmaAndPostsGiveTheFormerNumbers() {
        Instant created = NOON.minus(Duration.ofDays(100)).minusSeconds(60);
        RedditorFigures figures = RedditorFigures.of(
                "someone",
                created,
                300L,
                200L,
                List.of(
                        Posts.at(10L, 1L, Instant.parse("2026-11-16T10:05:00Z")),
                        Posts.at(5L, 2L, Instant.parse("2026-11-17T09:00:00Z")),
                        Posts.at(null, 4L, Instant.parse("2026-11-16T10:45:00Z"))),
                NOON);

        assertThat(figures.accountAgeDays()).isEqualTo(100);
        assertThat(figures.totalKarma()).isEqualTo(500);
        assertThat(figures.karmaPerDay()).isEqualTo(5);
        assertThat(figures.posts()).isEqualTo(3);
        assertThat(figures.avgScore()).isEqualTo(7.5);
        assertThat(figures.avgComments()).isEqualTo(2.33);
        assertThat(figures.hour()).isEqualTo(10);
        assertThat(figures.day()).isEqualTo("Monday");
        assertThat(figures.contentType()).isEqualTo("text");
        assertThat(figures.score()).isEqualTo(new RedditorScore(9.8, 8.08, 6.65, 7.62));
    }

    @Test
    void anEmptyHistoryIsKnownAndAnUnreadOneIsNot() {
        RedditorFigures empty = RedditorFigures.of("a", NOON, 1L, 1L, List.of(), NOON);
        RedditorFigures unread = RedditorFigures.of("a", NOON, 1L, 1L, null, NOON);

        assertThat(empty.posts()).isZero();
        assertThat(empty.avgScore()).isNull();
        assertThat(unread.posts()).isNull();
    }

    @Test
    void withoutAgeOrKarmaThereIsNoScore() {
        RedditorFigures unknown = RedditorFigures.of("a", null, null, 5L, null, NOON);

        assertThat(unknown.score()).isNull();
        assertThat(unknown.totalKarma()).isNull();
        assertThat(unknown.karmaPerDay()).isNull();
    }

    @Test
    void theFirstLinkOfABioIsFound() {
        assertThat(RedditorFigures.firstLink("me: https://example.org/a?b=1 and http://x"))
                .isEqualTo("https://example.org/a?b=1");
        assertThat(RedditorFigures.firstLink("[me](https://example.org)")).isEqualTo("https://example.org");
        assertThat(RedditorFigures.firstLink(null)).isNull();
    }
}
