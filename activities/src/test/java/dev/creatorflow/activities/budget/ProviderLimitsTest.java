package dev.creatorflow.activities.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.RapidApiPlan;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProviderLimitsTest {
    @Test
    void theLimitsAreThoseOfTheSettings() {
        ProviderLimits limits = ProviderLimits.of("instagram", settings(RapidApiPlan.MEGA, 55));

        assertThat(limits)
                .isEqualTo(new ProviderLimits(
                        "instagram",
                        new BigDecimal("55.0"),
                        new BigDecimal("60"),
                        null,
                        250_000L,
                        new BigDecimal("0.30")));
    }

    @Test
    void aRateSetAboveThePlansLimitMeansThatTheLimitDoesNotHold() {
        assertThat(ProviderLimits.of("instagram", settings(RapidApiPlan.MEGA, 200))
                        .planLimitPerSecond())
                .isNull();
        assertThat(ProviderLimits.of("instagram", settings(RapidApiPlan.BASIC, 1))
                        .planLimitPerSecond())
                .isNull();
    }

    @Test
    void aRateOfZeroIsNoRate() {
        assertThatThrownBy(() -> ProviderLimits.of("instagram", settings(RapidApiPlan.MEGA, 0)))
                .hasMessage("The rate of instagram must be above 0 requests per second, not 0.0");
    }

    private static InstagramSettings settings(RapidApiPlan plan, double rate) {
        InstagramSettings.Window window = new InstagramSettings.Window(90, 30);
        return new InstagramSettings(
                null,
                "host",
                URI.create("https://host"),
                plan,
                rate,
                plan.callsPerMonth(),
                null,
                plan.costPer1000CallsUsd().orElse(null),
                Duration.ofSeconds(60),
                window,
                window,
                new InstagramSettings.Related(25, 0));
    }
}
