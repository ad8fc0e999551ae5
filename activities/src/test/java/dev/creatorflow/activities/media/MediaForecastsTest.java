package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creatorflow.activities.media.MediaForecasts.Scrapes;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.instagram.Window;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaForecastsTest {
    private static final Window WIDE = new Window(90, 30);
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    @TempDir
    Path folder;

    private MediaWorld world;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void withoutMeasurementsTheUsualSizesStandAndTheForecastSaysSo() {
        MediaForecast forecast = forecast(new Scrapes(0, WIDE, 10, WIDE), ALL, null);

        assertThat(forecast.measured()).isFalse();
        assertThat(forecast.bytes())
                .as("ten creators with 90 reels of 13 MB")
                .isBetween(12_000_000_000L, 15_000_000_000L);
        assertThat(forecast.usdPerMonth()).isBetween(new BigDecimal("0.18"), new BigDecimal("0.23"));
        assertThat(forecast(new Scrapes(0, WIDE, 10, WIDE), Set.of(Kind.COVER), null)
                        .bytes())
                .isLessThan(500_000_000L);
        assertThat(forecast(new Scrapes(0, WIDE, 10, WIDE), Set.of(), null).bytes())
                .isZero();
    }

    @Test
    void measuredAveragesStandInTheirPlaceAndAClipOfBothStreamsCountsOnce() throws Exception {
        for (int i = 0; i < 25; i++) {
            byte[] video = SampleFiles.mp4(480, 852, 5, 20_000, i);
            world.cdn.on("/" + i + ".mp4", TestCdn.file(video, "video/mp4"));
            byte[] picture = SampleFiles.jpeg(64, 64, i);
            world.cdn.on("/" + i + ".jpg", TestCdn.file(picture, "image/jpeg"));
            String clip = "r" + i;
            world.rows.reel(clip, null, null);
            world.rows.post(clip, null);
            world.rows.post("p" + i, null);
            world.register(MediaOwner.INSTAGRAM_REELS, world.video(clip, "/" + i + ".mp4"));
            world.register(MediaOwner.INSTAGRAM_POSTS, world.video(clip, "/" + i + ".mp4"));
            world.register(MediaOwner.INSTAGRAM_POSTS, world.image("p" + i, "p" + i, 0, "/" + i + ".jpg"));
        }
        assertThat(world.transfer().stored()).isEqualTo(50);
        long video = 20_000 + 300;

        MediaForecast forecast = forecast(new Scrapes(0, WIDE, 2, new Window(10, 0)), ALL, null);

        assertThat(forecast.measured()).isTrue();
        assertThat(forecast.bytes()).isCloseTo(2 * 10 * video, Percentage.withPercentage(3));
        assertThat(forecast(new Scrapes(0, WIDE, 1, new Window(0, 10)), ALL, null)
                        .bytes())
                .as("pictures only: the clips are the reels'")
                .isLessThan(10 * 10_000);
        assertThat(forecast(new Scrapes(5, new Window(30, 0), 0, WIDE), ALL, null)
                        .bytes())
                .as("of known creators only what is new")
                .isCloseTo(5 * video, within(video));
    }

    @Test
    void whatIsAboveTheBoundIsNamedAndCostsNothing() {
        MediaForecast forecast = forecast(new Scrapes(0, WIDE, 10, WIDE), ALL, 1_000_000_000L);

        assertThat(forecast.bytesWithoutRoom()).isEqualTo(forecast.bytes() - 1_000_000_000L);
        assertThat(forecast.usdPerMonth()).isEqualByComparingTo("0.0150");
    }

    private MediaForecast forecast(Scrapes scrapes, Set<Kind> kinds, @Nullable Long most) {
        return new MediaForecasts(world.database)
                .of(
                        scrapes,
                        new MediaSettings(
                                kinds, most, List.of(), MediaSettings.Transcode.OFF, new BigDecimal("0.015")));
    }
}
