package dev.creatorflow.starter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.MediaForecast;
import dev.creatorflow.activities.media.MediaForecasts;
import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.workflows.instagram.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapePlanTest {

    private static final CreatorTarget KNOWN = new CreatorTarget("nasa", "11", "nasa");
    private static final CreatorTarget NEW = new CreatorTarget("newcomer", null, null);

    private static final MediaForecast MEDIA = new MediaForecast(5_000_000_000L, new BigDecimal("0.0750"), true, 0);

    @TempDir
    private Path folder;

    @Test
    void callsFollowTheWindowsOfKnownAndNewCreators() {
        ScrapePlan plan = ScrapePlan.of(List.of(KNOWN, NEW, NEW), null, settings("mega"), _ -> MEDIA);
        assertThat(plan).isEqualTo(new ScrapePlan(1, 2, 5 + 2 * 12, 9 + 2 * 23, new BigDecimal("0.0165"), MEDIA, 1));
    }

    @Test
    void aWindowOfItsOwnHoldsForAll() {
        assertThat(ScrapePlan.of(List.of(KNOWN, NEW), new Window(13, 0), settings("mega"), _ -> MEDIA)
                        .calls())
                .isEqualTo(2 * (1 + 2));
    }

    @Test
    void anUnknownPriceIsUnknownNotFree() {
        ScrapePlan plan = ScrapePlan.of(Collections.nCopies(100, NEW), null, settings("pro"), _ -> null);
        assertThat(plan.costUsd()).isNull();
        assertThat(plan.large()).isTrue();
        assertThat(plan.question()).contains("unknown US dollars");
        assertThat(plan.seconds()).isEqualTo(134);
    }

    @Test
    void mediaAreForecastForTheWindowsAndPartOfWhatIsAgreedTo() {
        List<MediaForecasts.Scrapes> asked = new ArrayList<>();
        ScrapePlan plan = ScrapePlan.of(List.of(KNOWN, NEW, NEW), null, settings("mega"), scrapes -> {
            asked.add(scrapes);
            return MEDIA;
        });
        assertThat(asked).containsExactly(new MediaForecasts.Scrapes(1, new Window(30, 10), 2, new Window(90, 30)));
        assertThat(plan.question()).contains("about 5.0 GB of media (0.08 US dollars a month)");
    }

    private InstagramSettings settings(String plan) {
        return SettingsLoader.load(Map.of("RAPIDAPI_PLAN", plan), folder).instagram();
    }
}
