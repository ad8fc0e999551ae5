package dev.creatorflow.activities.settings;

import java.util.List;

/**
 * Everything the program can be told from outside, read once and valid. Made by {@link SettingsLoader} only.
 *
 * @param temporal how Temporal is reached
 * @param database where the database is
 * @param instagram the Instagram provider
 * @param analytics thresholds and time zone of analytics
 * @param refresh how often creators are read
 * @param reddit Reddit's API
 * @param storage the object store
 * @param media which media are kept
 * @param retention how long things are kept
 * @param operations what runs the program
 * @param tagging optional tagging of subreddits
 * @param describe every key with its effective value (secrets masked) and origin, in the order of the catalogue
 */
public record Settings(
        TemporalSettings temporal,
        DatabaseSettings database,
        InstagramSettings instagram,
        AnalyticsSettings analytics,
        RefreshSettings refresh,
        RedditSettings reddit,
        StorageSettings storage,
        MediaSettings media,
        RetentionSettings retention,
        OperationsSettings operations,
        TaggingSettings tagging,
        List<SettingLine> describe) {

    public Settings {
        describe = List.copyOf(describe);
    }
}
