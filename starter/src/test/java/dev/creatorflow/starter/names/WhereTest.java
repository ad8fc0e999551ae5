package dev.creatorflow.starter.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.staff.CreatorFilter;
import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void everyTermNarrowsItsPart() {
        CreatorFilter filter = new Where(NOW)
                .and("review=pending, niche=fitness,tag=gold,tier=hot,state=private,paused=no,verified=yes")
                .and("search=yoga,followers>=10_000,followers<=20000,engagement>=1.5,stale=24h")
                .filter(List.of("nasa"), CreatorOrder.USERNAME, true);
        assertThat(filter)
                .isEqualTo(new CreatorFilter(
                        List.of("nasa"),
                        Review.PENDING,
                        "fitness",
                        "gold",
                        "hot",
                        AccountState.PRIVATE,
                        false,
                        true,
                        "yoga",
                        10_000L,
                        20_000L,
                        1.5,
                        Instant.parse("2026-11-20T12:00:00Z"),
                        CreatorOrder.USERNAME,
                        true));
    }

    @Test
    void noTermNarrowsNothing() {
        assertThat(new Where(NOW).and("").filter(List.of(), CreatorOrder.FOLLOWERS, false))
                .isEqualTo(CreatorFilter.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"height=3", "followers>10", "review=maybe", "paused=perhaps", "stale=soon", "niche"})
    void aTermItDoesNotKnowIsNamedWithThoseItDoes(String term) {
        assertThatThrownBy(() -> new Where(NOW).and(term))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'" + term + "'")
                .hasMessageContaining("followers>=");
    }
}
