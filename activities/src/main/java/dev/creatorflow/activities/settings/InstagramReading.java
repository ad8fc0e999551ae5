package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.SettingFormats.count;
import static dev.creatorflow.activities.settings.SettingFormats.hostName;
import static dev.creatorflow.activities.settings.SettingFormats.money;
import static dev.creatorflow.activities.settings.SettingFormats.oneOf;
import static dev.creatorflow.activities.settings.SettingFormats.positive;
import static dev.creatorflow.activities.settings.SettingFormats.secret;
import static dev.creatorflow.activities.settings.SettingFormats.webAddress;
import static dev.creatorflow.activities.settings.SettingFormats.wholeNumber;
import static dev.creatorflow.activities.settings.SettingFormats.written;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the Instagram provider's settings, most of which follow from its plan. */
final class InstagramReading {

    private static final int MOST_MEDIA = 10_000;

    /** More than the provider ever suggests beside one account. */
    private static final int MOST_RELATED = 1_000;

    private final SettingReader reader;

    InstagramReading(SettingReader reader) {
        this.reader = reader;
    }

    InstagramSettings read() {
        Secret key = reader.optional(SettingKey.RAPIDAPI_KEY, secret());
        String host = reader.value(SettingKey.RAPIDAPI_HOST, hostName());
        URI baseUrl = reader.valueOr(
                SettingKey.INSTAGRAM_API_BASE_URL, webAddress(), "https://" + host, "from RAPIDAPI_HOST");
        boolean testServer = Hosts.loopback(baseUrl.getHost());
        RapidApiPlan plan = plan(testServer);
        String fromPlan = "plan " + written(plan);
        return new InstagramSettings(
                key,
                host,
                baseUrl,
                plan,
                requestsPerSecond(plan, fromPlan, testServer),
                reader.valueOr(
                        SettingKey.API_MONTHLY_CALL_CAP,
                        wholeNumber(0, Long.MAX_VALUE),
                        Long.toString(plan.callsPerMonth()),
                        fromPlan),
                reader.optional(SettingKey.API_DAILY_CALL_CAP, wholeNumber(0, Long.MAX_VALUE)),
                cost(plan, fromPlan),
                reader.value(
                        SettingKey.INSTAGRAM_REQUEST_TIMEOUT,
                        AmountFormats.duration(Duration.ofSeconds(1), ActivityPolicies.LONGEST_REQUEST)),
                window(SettingKey.INSTAGRAM_NEW_REELS, SettingKey.INSTAGRAM_NEW_POSTS),
                window(SettingKey.INSTAGRAM_KNOWN_REELS, SettingKey.INSTAGRAM_KNOWN_POSTS),
                new InstagramSettings.Related(
                        reader.value(SettingKey.INSTAGRAM_RELATED_MAX, count(0, MOST_RELATED)),
                        reader.value(SettingKey.INSTAGRAM_RELATED_MIN_FOLLOWERS, wholeNumber(0, Long.MAX_VALUE))));
    }

    /** A test server counts as the largest plan: nothing there costs money or runs out. */
    private RapidApiPlan plan(boolean testServer) {
        return reader.valueOr(
                SettingKey.RAPIDAPI_PLAN,
                oneOf(RapidApiPlan.class),
                testServer ? "mega" : "basic",
                testServer ? "default for a test server" : "default");
    }

    private double requestsPerSecond(RapidApiPlan plan, String fromPlan, boolean testServer) {
        String fallback = BigDecimal.valueOf(plan.defaultRequestsPerSecond())
                .stripTrailingZeros()
                .toPlainString();
        double rate = reader.valueOr(SettingKey.INSTAGRAM_REQUESTS_PER_SECOND, positive(), fallback, fromPlan);
        int limit = plan.hardLimitPerSecond().orElse(Integer.MAX_VALUE);
        if (rate > limit && !testServer) {
            reader.problem(
                    SettingKey.INSTAGRAM_REQUESTS_PER_SECOND,
                    "at most " + limit + " is wanted, the hard limit of the plan " + written(plan));
        }
        return rate;
    }

    private @Nullable BigDecimal cost(RapidApiPlan plan, String fromPlan) {
        BigDecimal set = reader.optional(SettingKey.API_COST_PER_1000_CALLS_USD, money());
        if (set != null || reader.isSet(SettingKey.API_COST_PER_1000_CALLS_USD)) {
            return set;
        }
        BigDecimal price = plan.costPer1000CallsUsd().orElse(null);
        reader.effective(
                SettingKey.API_COST_PER_1000_CALLS_USD, price == null ? "unknown" : price.toPlainString(), fromPlan);
        return price;
    }

    private InstagramSettings.Window window(SettingKey reels, SettingKey posts) {
        return new InstagramSettings.Window(
                reader.value(reels, count(0, MOST_MEDIA)), reader.value(posts, count(0, MOST_MEDIA)));
    }
}
