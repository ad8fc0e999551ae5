package dev.creatorflow.activities.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The Instagram provider: address, key, what the plan allows, and how far back a scrape reads.
 *
 * @param key the provider's key, null where unset
 * @param host the provider's host name, sent as a header whatever the address
 * @param baseUrl where requests go, without a slash at its end
 * @param plan the plan the figures below come from where they are not set
 * @param requestsPerSecond requests per second over all workers
 * @param monthlyCallCap calls per calendar month in UTC
 * @param dailyCallCap calls per calendar day in UTC; null = what is left of the month, spread over its days
 * @param costPer1000CallsUsd US dollars per 1,000 calls; null = unknown
 * @param requestTimeout longest time one request may take, from connect to the last byte
 * @param newCreator how much is read of a creator seen for the first time
 * @param knownCreator how much is read of a known creator
 * @param related how far related accounts are followed up
 */
public record InstagramSettings(
        @Nullable Secret key,
        String host,
        URI baseUrl,
        RapidApiPlan plan,
        double requestsPerSecond,
        long monthlyCallCap,
        @Nullable Long dailyCallCap,
        @Nullable BigDecimal costPer1000CallsUsd,
        Duration requestTimeout,
        Window newCreator,
        Window knownCreator,
        Related related) {

    private static final Secret TEST_SERVER_KEY = new Secret("test-server");

    /**
     * How many media of each stream are read, newest first.
     *
     * @param reels number of reels, 0 for none
     * @param posts number of posts, 0 for none
     */
    public record Window(int reels, int posts) {}

    /**
     * Bounds of a discovery.
     *
     * @param most profiles that are paid for per source
     * @param minFollowers accounts with fewer are not stored; 0 stores all
     */
    public record Related(int most, long minFollowers) {}

    /** Whether requests go to a test server on this machine, which needs no real key and costs nothing. */
    public boolean testServer() {
        return Hosts.loopback(baseUrl.getHost());
    }

    /** The key to send. A test server on this machine gets a placeholder where no key is set. */
    public Secret requireKey() {
        if (key != null) {
            return key;
        }
        if (testServer()) {
            return TEST_SERVER_KEY;
        }
        throw new MissingSettingException(
                SettingKey.RAPIDAPI_KEY,
                "The Instagram provider's key is missing: set RAPIDAPI_KEY (or RAPIDAPI_KEY_FILE) to the key of your"
                        + " subscription to " + host + ".");
    }
}
