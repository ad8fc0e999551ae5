package dev.creatorflow.activities.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reddit's API and the application it is used as. The Reddit side is off where no application is set.
 *
 * @param clientId id of the OAuth application, null where unset
 * @param clientSecret its secret, null where unset
 * @param userAgent the name we give ourselves, null where unset
 * @param authBaseUrl where tokens are fetched
 * @param apiBaseUrl where the API is
 * @param requestsPerMinute requests per minute of this client over all workers
 * @param deletionCheckInterval how soon a deletion upstream is followed
 * @param care what is read how often, and which communities are let in
 */
public record RedditSettings(
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable String userAgent,
        URI authBaseUrl,
        URI apiBaseUrl,
        double requestsPerMinute,
        Duration deletionCheckInterval,
        RedditCare care) {

    /** Whether an application is set at all. */
    public boolean configured() {
        return clientId != null && clientSecret != null && userAgent != null;
    }

    /** The application's secret, for commands that cannot do without. */
    public Secret requireClientSecret() {
        if (clientSecret == null) {
            throw missing(SettingKey.REDDIT_CLIENT_SECRET);
        }
        return clientSecret;
    }

    /** The application's id, for commands that cannot do without. */
    public String requireClientId() {
        if (clientId == null) {
            throw missing(SettingKey.REDDIT_CLIENT_ID);
        }
        return clientId;
    }

    /** The name we give ourselves, for commands that cannot do without. */
    public String requireUserAgent() {
        if (userAgent == null) {
            throw missing(SettingKey.REDDIT_USER_AGENT);
        }
        return userAgent;
    }

    private static MissingSettingException missing(SettingKey key) {
        return new MissingSettingException(
                key,
                key + " is missing: Reddit needs REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET and REDDIT_USER_AGENT of an"
                        + " application registered at reddit.com/prefs/apps.");
    }
}
