package dev.creatorflow.activities.persistence.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.persistence.instagram.Explanation.Part;
import dev.creatorflow.activities.persistence.instagram.Explanation.Since;
import dev.creatorflow.activities.persistence.staff.CreatorReads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a figure came from, what changed since the one before, and where it stands in its niche. */
class ExplanationsTest {
    private static final Instant FIRST = Scrapes.NOON.minus(Duration.ofDays(2));
    private static final Instant SECOND = Scrapes.NOON;

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void aFigureNamesItsMediaWithTheirCountersAnswersAndWhatChanged() {
        scrapes.whole(
                "run-1",
                FIRST,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 3),
                Bodies.reelsPage(false, Bodies.reel("11", day(3)), Bodies.reel("12", day(4))),
                Bodies.postsPage(false, Bodies.photo("21", day(5))));
        scrapes.whole(
                "run-2",
                SECOND,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 4),
                Bodies.reelsPage(
                        false,
                        Bodies.reel("13", day(1)),
                        Bodies.with(Bodies.reel("11", day(3)), reel -> reel.put("like_count", 400)),
                        Bodies.reel("12", day(4))),
                Bodies.postsPage(false, Bodies.photo("21", day(5))));

        Explanation rate = explain("engagement_rate");

        assertThat(rate.stored().value()).isEqualTo(rate.recomputed());
        assertThat(rate.previous()).isNotNull();
        assertThat(rate.previous().value()).isEqualTo(11.0);
        assertThat(rate.media())
                .extracting(Part::mediaPk, Part::since, Part::likes, Part::likesBefore, Part::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("13", Since.ENTERED, 100L, null, "REELS"),
                        org.assertj.core.groups.Tuple.tuple("11", Since.CHANGED, 400L, 100L, "REELS"),
                        org.assertj.core.groups.Tuple.tuple("12", Since.SAME, 100L, 100L, "REELS"),
                        org.assertj.core.groups.Tuple.tuple("21", Since.SAME, 100L, 100L, "POSTS"));
        Part changed = rate.media().get(1);
        assertThat(changed.link()).isEqualTo("https://www.instagram.com/p/C11/");
        assertThat(changed.weight()).isEqualTo(0.25);
        assertThat(changed.observedAt()).isEqualTo(SECOND);
        assertThat(changed.rawId())
                .isEqualTo(scrapes.value(
                        "select id from creatorflow.raw_responses where run_key = 'run-2' and stream = 'reels'"));
        double sum = rate.media().stream()
                .mapToDouble(part -> part.weight() * (part.likes() + part.comments()) / 1000 * 100)
                .sum();
        assertThat(sum).isEqualTo(rate.stored().value());
        assertThat(rate.left()).isEmpty();
    }

    @Test
    void aMediumThatNewerOnesPushedOutIsNamedAsGone() {
        AnalyticsRules two = new AnalyticsRules(ZoneOffset.UTC, 50_000, 5, 2, 2);
        scrapes.whole(
                "run-1",
                FIRST,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 3),
                Bodies.reelsPage(false, Bodies.reel("11", day(3)), Bodies.reel("12", day(4))),
                Bodies.postsPage(false));
        scrapes.whole(
                "run-2",
                SECOND,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 3),
                Bodies.reelsPage(
                        false, Bodies.reel("13", day(1)), Bodies.reel("11", day(3)), Bodies.reel("12", day(4))),
                Bodies.postsPage(false));

        Explanation views = new Explanations(scrapes.database, two)
                .explain(Bodies.CREATOR, "avg_reel_views")
                .orElseThrow();

        assertThat(views.media()).extracting(Part::mediaPk).containsExactly("13", "11");
        assertThat(views.left()).isEqualTo(List.of("https://www.instagram.com/p/C12/"));
    }

    @Test
    void withoutAFigureThereIsNothingToExplainAndWithOneThereIsNoBefore() {
        assertThat(new Explanations(scrapes.database, AnalyticsRules.standard()).explain(Bodies.CREATOR, "total_views"))
                .isEmpty();
        scrapes.whole(
                "run-1",
                FIRST,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 0),
                Bodies.reelsPage(false),
                Bodies.postsPage(false));
        assertThat(explain("total_views").previous()).isNull();
        assertThat(explain("total_views").media()).isEmpty();
    }

    @Test
    void aCreatorStandsAmongThoseOfItsNicheOnceThereAreFive() {
        scrapes.whole(
                "run-1",
                FIRST,
                Bodies.profile(Bodies.CREATOR, "ann", 1000, 3),
                Bodies.reelsPage(false, Bodies.reel("11", day(3))),
                Bodies.postsPage(false));
        scrapes.query("update public.instagram_creators set niche = 'fitness', review_status = 'ok'");
        for (int i = 1; i <= 4; i++) {
            if (i == 4) {
                assertThat(refresh()).isPositive();
                assertThat(engagementInNiche()).as("four creators").isNull();
            }
            scrapes.query(
                    "insert into public.instagram_creators (ig_user_id, username, niche, review_status, followers_count)"
                            + " values (?, ?, 'fitness', 'ok', ?)",
                    "9" + i,
                    "u" + i,
                    100L * i);
            scrapes.query(
                    "insert into creatorflow.creator_metrics_daily (ig_user_id, day, name, value, unit, n, formula_version,"
                            + " computed_as_of, run_key) values (?, date '2026-11-20', 'engagement_rate', ?, 'percent', 9, 1,"
                            + " now(), 'x')",
                    "9" + i,
                    5.0 * i);
        }

        refresh();

        assertThat(scrapes.row("select n, p50 from creatorflow.niche_percentiles where name = 'engagement_rate'"))
                .containsEntry("n", 5)
                .containsEntry("p50", 11.0);
        assertThat(scrapes.row("select n, p90 from creatorflow.niche_percentiles where name = 'followers'"))
                .containsEntry("n", 5)
                .containsEntry("p90", 760.0);
        assertThat(engagementInNiche()).isEqualTo("p50 of 5");
    }

    private int refresh() {
        return new NichePercentiles(scrapes.database, Clock.fixed(Scrapes.NOON, ZoneOffset.UTC)).refresh(() -> {});
    }

    private String engagementInNiche() {
        return CreatorReads.over(scrapes.database).show(Bodies.CREATOR).orElseThrow().metrics().stream()
                .filter(metric -> metric.name().equals("engagement_rate"))
                .findFirst()
                .orElseThrow()
                .inNiche();
    }

    private Explanation explain(String metric) {
        return new Explanations(scrapes.database, AnalyticsRules.standard())
                .explain(Bodies.CREATOR, metric)
                .orElseThrow();
    }

    private static Instant day(int before) {
        return FIRST.minus(Duration.ofDays(before)).plus(Duration.ofDays(before == 1 ? 2 : 0));
    }
}
